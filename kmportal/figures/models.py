"""What the network counts: indicators, their figures by year, place and category, and the totals
their sources state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Coalesce, Round
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from kmportal.core.bilingual import in_either

from .numbers import DECIMALS_STORED, MOST_DIGITS
from .querysets import FigureQuerySet, IndicatorQuerySet, StatedTotalQuerySet
from .years import FIRST_YEAR, last_year, year_label


class NamedInBoth(models.Model):
    name_th = models.CharField(_("Thai name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=160)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_either(self.name_th, self.name_en)


class Dimension(NamedInBoth, ClusterableModel):
    """What an indicator is broken down by besides year and place: `mode of training`."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("breakdown")
        verbose_name_plural = _("breakdowns")


class Category(NamedInBoth, Orderable):
    """One of the parts of a breakdown: `online`."""

    dimension = ParentalKey(
        Dimension, verbose_name=_("breakdown"), on_delete=models.CASCADE, related_name="categories"
    )
    slug = models.SlugField(_("address"), max_length=60)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en"), FieldPanel("slug")])
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("part of a breakdown")
        verbose_name_plural = _("parts of a breakdown")
        constraints = [
            models.UniqueConstraint(fields=["dimension", "slug"], name="one_category_per_slug")
        ]


class Indicator(NamedInBoth):
    """Something the network counts."""

    class Kind(models.TextChoices):
        COUNT = "count", _("Count (whole numbers)")
        SUM = "sum", _("Sum (money, weight, area)")
        PERCENT = "percent", _("Percent (never added up)")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    description_th = models.TextField(_("description in Thai"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    unit_th = models.CharField(_("unit in Thai"), max_length=60)
    unit_en = models.CharField(_("unit in English"), max_length=60)
    kind = models.CharField(_("kind of value"), max_length=8, choices=Kind, default=Kind.COUNT)
    decimals = models.PositiveSmallIntegerField(
        _("decimals"), default=0, validators=[MaxValueValidator(DECIMALS_STORED)]
    )
    years_add_up = models.BooleanField(
        _("years add up"),
        default=True,
        help_text=_(
            "Yes for what happens each year (people trained); no for what there is at a time "
            "(members), where the latest year stands for all."
        ),
    )
    dimension = models.ForeignKey(
        Dimension,
        verbose_name=_("breakdown"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
        help_text=_("What it is broken down by, besides year and place."),
    )
    source_th = models.CharField(_("where it comes from, in Thai"), max_length=240, blank=True)
    source_en = models.CharField(_("where it comes from, in English"), max_length=240, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "slug"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def clean(self) -> None:
        if self.kind == self.Kind.COUNT and self.decimals:
            raise ValidationError({"decimals": _("A count has no decimals.")})
        figures = Figure.objects.filter(indicator=self.pk)
        if figures.filter(category__isnull=False).exclude(category__dimension=self.dimension_id):
            message = _("Figures of its parts exist already: they would lose their meaning.")
            raise ValidationError({"dimension": message})
        if figures.exclude(value=Round("value", precision=self.decimals)):
            raise ValidationError({"decimals": _("There are figures with more decimals.")})

    @property
    def unit(self) -> str:
        return in_either(self.unit_th, self.unit_en)

    @property
    def description(self) -> str:
        return in_either(self.description_th, self.description_en)

    @property
    def source(self) -> str:
        return in_either(self.source_th, self.source_en)

    @property
    def adds_up(self) -> bool:
        """Whether figures of places and categories may be added: percents may not."""
        return self.kind != self.Kind.PERCENT

    def written(self, value: Decimal | None) -> str:
        """A value as readers see it: `1,799`, with the indicator's decimals."""
        if value is None:
            return ""
        return number_format(value, self.decimals, use_l10n=True, force_grouping=True)


class Stated(models.Model):
    """A number a source gives for an indicator; the place is null where it is of the whole network."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="%(class)ss"
    )
    year = models.PositiveSmallIntegerField(_("year (Common Era)"), null=True, blank=True)
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text=_("Leave empty for the whole network."),
    )
    category = models.ForeignKey(
        Category,
        verbose_name=_("part of the breakdown"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    value = models.DecimalField(
        _("value"), max_digits=MOST_DIGITS + DECIMALS_STORED, decimal_places=DECIMALS_STORED
    )
    source = models.CharField(_("source as written"), max_length=240, blank=True)
    source_page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("source page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page of this portal that gives the number."),
    )
    note = models.CharField(_("note"), max_length=400, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        where = self.place.full_name if self.place else _("The whole network")
        # An imported row that names no indicator is spoken of, too.
        what = self.indicator.name if self.indicator_id else ""
        parts = [what, self.year_label, where, self.category]
        return " · ".join(str(part) for part in parts if part)

    @property
    def year_label(self) -> str:
        return year_label(self.year)

    @property
    def written(self) -> str:
        return self.indicator.written(self.value)

    def clean(self) -> None:
        errors: dict[str, Any] = {}
        if self.year is not None and not FIRST_YEAR <= self.year <= last_year():
            errors["year"] = _("Write the year in the Common Era, such as 2020.")
        if self.category and self.category.dimension_id != self.indicator.dimension_id:
            errors["category"] = _("This indicator has no such part.")
        if self.value is not None and (problem := value_problem(self.indicator, self.value)):
            errors["value"] = problem
        if errors:
            raise ValidationError(errors)


def value_problem(indicator: Indicator, value: Decimal) -> str:
    """Why the indicator cannot have such a value; empty if it can."""
    if value != round(value, indicator.decimals):
        return str(_("More decimals than this indicator has."))
    if value < 0 and indicator.kind == Indicator.Kind.COUNT:
        return str(_("A count cannot be less than nothing."))
    return ""


#: One number for each year, place and category. Nulls are no values to a database's uniqueness, so
#: they stand as 0, which no year and no key is.
NATURAL_KEY = ("indicator", Coalesce("year", 0), Coalesce("place", 0), Coalesce("category", 0))


class Figure(Stated):
    """One number. Without a year, the source states none; without a category, it tells none apart."""

    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["indicator__sort_order", "year", "place__code", "category__sort_order"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                *NATURAL_KEY,
                name="one_figure_for_each_cell",
                violation_error_message=_("There is a figure for this year, place and part."),
            )
        ]


class StatedTotal(Stated):
    """A total as its source states it, to check our sum against. What is empty is added over:
    without a year, all years; without a category, all parts."""

    objects = StatedTotalQuerySet.as_manager()

    class Meta:
        ordering = ["indicator__sort_order", "year", "place__code", "category__sort_order"]
        verbose_name = _("stated total")
        verbose_name_plural = _("stated totals")
        constraints: ClassVar = [
            models.UniqueConstraint(
                *NATURAL_KEY,
                name="one_total_for_each_scope",
                violation_error_message=_("There is a total for this year, place and part."),
            )
        ]

    @property
    def year_label(self) -> str:
        return str(_("All years")) if self.year is None else year_label(self.year)
