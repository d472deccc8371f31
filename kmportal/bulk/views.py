"""The report of bulk changes, and one of them with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from kmportal.core.dates import readable_date
from kmportal.core.decisions import SeenForm

from .actions import preview, tell
from .models import Batch, Kind
from .putting_back import NOTHING, batch_back, plans_back, put_back
from .querysets import may_change_any

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.members.models import User


class DayColumn(Column):
    def get_value(self, instance: Batch) -> str:
        return readable_date(instance.made_on)


def _makers(request: HttpRequest | None) -> QuerySet[User]:
    """Of what this person finds here: names of others are nobody's business."""
    people = get_user_model().objects.all()
    if request is None:
        return people.none()
    mine = Batch.objects.in_sight_of(cast("User", request.user))
    return people.filter(pk__in=mine.order_by().values_list("made_by", flat=True))


class BatchFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("What"), choices=Kind.choices)
    made_by = django_filters.ModelChoiceFilter(label=_("Made by"), queryset=_makers)

    class Meta:
        model = Batch
        fields: list[str] = []


def _batch_url(batch: Batch) -> str:
    return reverse("bulk_batch", args=[batch.pk])


class BatchList(ReportView):
    page_title = _("Bulk changes")
    header_icon = "copy"
    index_url_name = "bulk_batches"
    index_results_url_name = "bulk_batches_results"
    results_template_name = "bulk/batches_results.html"
    filterset_class = BatchFilterSet
    default_ordering = "-made_at"
    is_searchable = False
    paginate_by = 50
    columns = [
        TitleColumn("what", label=_("What"), accessor=str, get_url=_batch_url),
        Column("made_by", label=_("Made by")),
        DayColumn("made_on", label=pgettext_lazy("when", "Made"), sort_key="made_at"),
        NumberColumn("count", label=pgettext_lazy("how many", "Pages"), sort_key="count"),
    ]
    list_export = ["pk", "what", "made_by", "made_on", "count"]
    export_headings = {
        "pk": _("Number"),
        "what": _("What"),
        "made_by": _("Made by"),
        "made_on": pgettext_lazy("when", "Made"),
        "count": pgettext_lazy("how many", "Pages"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_change_any(cast("User", request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Batch]:
        mine = Batch.objects.in_sight_of(cast("User", self.request.user))
        return mine.select_related("made_by")


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: its pages as they would be again, and those that stay as they are."""
    user = cast("User", request.user)
    if not may_change_any(user):
        raise PermissionDenied
    found = get_object_or_404(
        Batch.objects.in_sight_of(user).select_related("made_by", "undoes"), pk=pk
    )
    plans = plans_back(found, user)
    if request.method == "POST":
        seen = SeenForm(request.POST)
        back = batch_back(found, user)
        done = put_back(plans, back, seen.cleaned_data["seen"] if seen.is_valid() else {})
        if not done:
            messages.warning(request, NOTHING)
        tell(request, back, done, [each for each in plans if not each.changes])
        return redirect("bulk_batches")
    context = {"batch": found, "title": BatchList.page_title, **preview(plans)}
    return TemplateResponse(request, "bulk/batch.html", context)
