"""Indicators, breakdowns, stated totals and single figures in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from kmportal.core.dates import era_year

from .models import Dimension, Figure, Indicator, StatedTotal
from .years import common_year

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .querysets import IndicatorQuerySet


class YearField(forms.Field):
    """A year typed in either era; shown in the reader's."""

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").replace("\x00", "").strip()
        return common_year(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return era_year(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class StatedForm(WagtailAdminModelForm):
    year = YearField(
        label=gettext_lazy("year"),
        required=False,
        help_text=gettext_lazy("In either era: 2563 or 2020."),
    )


class DimensionForm(WagtailAdminModelForm):
    def is_valid(self) -> bool:
        """A part that figures speak of cannot go: they would become figures of nothing."""
        valid = super().is_valid()
        formset = self.formsets["categories"]
        kept = [
            form.instance.name
            for form in getattr(formset, "deleted_forms", [])
            if form.instance.pk and _is_used(form.instance.pk)
        ]
        if kept:
            message = _("There are figures of %(parts)s, so it has to stay.")
            self.add_error(None, ValidationError(message % {"parts": ", ".join(kept)}))
        return valid and not kept


def _is_used(category: int) -> bool:
    models = (Figure, StatedTotal)
    return any(model.objects.filter(category=category).exists() for model in models)


class IndicatorIndex(IndexView):
    def get_base_queryset(self) -> IndicatorQuerySet:
        return super().get_base_queryset().annotate(figure_count=Count("figures"))


def _grid_url(indicator: Indicator) -> str:
    return reverse("figure_grid", args=[indicator.slug])


class IndicatorViewSet(ModelViewSet):
    model = Indicator
    name = "indicators"
    icon = "table"
    menu_label = gettext_lazy("Indicators and their figures")
    menu_order = 10
    index_view_class = IndicatorIndex
    copy_view_enabled = False
    list_per_page = 50
    list_filter = ("kind", "dimension")
    ordering = ("sort_order", "slug")
    search_fields = ("name_th", "name_en", "slug")
    search_backend_name = None
    list_display = (
        TitleColumn("name", label=gettext_lazy("Indicator"), url_name="indicators:edit"),
        Column(lambda row: row.unit, label=gettext_lazy("Unit")),
        TitleColumn(
            lambda row: _("Fill in (%(count)s)") % {"count": row.figure_count},
            label=gettext_lazy("Figures"),
            get_url=_grid_url,
        ),
    )
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("unit_th"), FieldPanel("unit_en")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("decimals")]),
            FieldPanel("years_add_up"),
            FieldPanel("dimension"),
            FieldRowPanel([FieldPanel("description_th"), FieldPanel("description_en")]),
            FieldRowPanel([FieldPanel("source_th"), FieldPanel("source_en")]),
            FieldPanel("sort_order"),
        ]
    )


class DimensionViewSet(ModelViewSet):
    model = Dimension
    name = "figure-breakdowns"
    icon = "list-ul"
    menu_label = gettext_lazy("Breakdowns")
    menu_order = 40
    copy_view_enabled = False
    list_display = ("name_th", "name_en", "slug")
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
            FieldPanel("slug"),
            InlinePanel("categories", heading=gettext_lazy("Parts"), min_num=1),
        ],
        base_form_class=DimensionForm,
    )


NUMBER_PANELS = [
    FieldRowPanel([FieldPanel("year"), FieldPanel("value")]),
    FieldPanel("place"),
    FieldPanel("category"),
    FieldPanel("source"),
    FieldPanel("source_page"),
    FieldPanel("note"),
]


class StatedIndex(IndexView):
    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().with_names()


class WithName:
    """Says who changed a single figure, as the grid does."""

    def save_instance(self) -> Figure:
        self.form.instance.changed_by = self.request.user  # type: ignore[attr-defined]
        return super().save_instance()  # type: ignore[misc]


class FigureCreate(WithName, CreateView):
    pass


class FigureEdit(WithName, EditView):
    pass


class StatedTotalViewSet(ModelViewSet):
    model = StatedTotal
    name = "stated-totals"
    icon = "order"
    menu_label = gettext_lazy("Stated totals")
    menu_order = 20
    copy_view_enabled = False
    index_view_class = StatedIndex
    list_filter = ("indicator",)
    ordering = StatedTotal._meta.ordering
    list_display = ("__str__", Column(lambda row: row.written, label=gettext_lazy("Total")))
    edit_handler = ObjectList([FieldPanel("indicator"), *NUMBER_PANELS], base_form_class=StatedForm)


class FigureViewSet(ModelViewSet):
    model = Figure
    name = "single-figures"
    icon = "list-ol"
    menu_label = gettext_lazy("Single figures, sources and notes")
    menu_order = 30
    copy_view_enabled = False
    index_view_class = StatedIndex
    add_view_class = FigureCreate
    edit_view_class = FigureEdit
    list_per_page = 50
    list_filter = ("indicator", "category")
    ordering = Figure._meta.ordering
    list_display = (
        "__str__",
        Column(lambda row: row.written, label=gettext_lazy("Value")),
        Column(lambda row: row.source, label=pgettext_lazy("of a figure", "Source")),
    )
    edit_handler = ObjectList([FieldPanel("indicator"), *NUMBER_PANELS], base_form_class=StatedForm)
