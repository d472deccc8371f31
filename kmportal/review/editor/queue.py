"""What waits for a review: one's own queue, and the report of who waits for whom."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Task, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from kmportal.members.models import User
from kmportal.tabular.cells import defused

from .rows import Row, for_me, in_sight, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

DUE = (("late", _("Late")), ("week", _("Within a week")))

#: People's words in a spreadsheet are no formulas.
HARMLESS = {
    **ReportView.custom_value_preprocess,
    str: {ReportView.FORMAT_CSV: defused, ReportView.FORMAT_XLSX: defused},
}


def may_review(request: HttpRequest) -> bool:
    """Whoever may review or publish anything; all else is asked of each page."""
    return bool(page_permission_policy.user_has_any_permission(request.user, {"publish", "review"}))


def _tasks(request: HttpRequest | None) -> QuerySet[Task]:
    return Task.objects.filter(task_states__status=TaskState.STATUS_IN_PROGRESS).distinct()


def _senders(request: HttpRequest | None) -> QuerySet[User]:
    running = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    if request is not None:
        running = running.filter(current_task_state__in=in_sight(request.user).values("pk"))
    return User.objects.filter(pk__in=running.values("requested_by"))


class QueueFilterSet(WagtailFilterSet):
    due = django_filters.ChoiceFilter(label=_("To be done"), choices=DUE, method="by_due")
    task = django_filters.ModelChoiceFilter(label=_("Step"), queryset=_tasks)
    by = django_filters.ModelChoiceFilter(
        label=_("Handed in by"), queryset=_senders, field_name="workflow_state__requested_by"
    )

    class Meta:
        model = TaskState
        fields: list[str] = []

    def by_due(self, states: QuerySet, _name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        last = today if value == "late" else today + datetime.timedelta(days=8)
        return states.filter(due_on__lt=last)


class Waiting(ReportView):
    """Each row is a `Row`; they are made of a screenful of steps, or of all for a spreadsheet."""

    filterset_class = QueueFilterSet
    default_ordering = "due_on"
    is_searchable = False
    paginate_by = 30
    list_export = [
        "title",
        "kind",
        "step",
        "by",
        "since",
        "days",
        "due_on",
        "late_text",
        "waits_for",
        "answers",
    ]
    custom_value_preprocess = HARMLESS
    export_headings = {
        "title": _("Page"),
        "kind": _("Type"),
        "step": _("Step"),
        "by": _("Handed in by"),
        "since": _("Waiting since"),
        "days": _("Days"),
        "due_on": _("To be done by"),
        "late_text": _("Late"),
        "waits_for": _("Waits for"),
        "answers": _("Answers"),
    }

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has no day comes last."""
        if self.ordering.lstrip("-") != "due_on":
            return super().order_queryset(queryset).order_by(self.ordering, "pk")
        due = F("due_on")
        down = self.ordering.startswith("-")
        return queryset.order_by(
            due.desc(nulls_last=True) if down else due.asc(nulls_last=True), "started_at", "pk"
        )

    def get_table(self, object_list: Sequence[TaskState]) -> Table:
        return super().get_table(rows(object_list))

    def decorate_paginated_queryset(self, object_list: Sequence[Any]) -> Sequence[Any]:
        """For spreadsheets: the screen's table has been made of rows already."""
        return rows(object_list) if self.is_export else object_list


def _decide_url(row: Row) -> str:
    return reverse("review_decide", args=[row.pk])


class DueColumn(Column):
    cell_template_name = "review/editor/due_cell.html"


COLUMNS = [
    TitleColumn("title", label=_("Page"), get_url=_decide_url),
    Column("kind", label=_("Type")),
    Column("step", label=_("Step")),
    Column("by", label=_("Handed in by")),
    Column("since_text", label=_("Waiting since"), sort_key="started_at"),
    DueColumn("due_text", label=_("To be done by"), sort_key="due_on"),
]


class Queue(Waiting):
    page_title = _("Waiting for me")
    header_icon = "tasks"
    index_url_name = "review_queue"
    index_results_url_name = "review_queue_results"
    columns = [*COLUMNS, Column("answers", label=_("Answers"))]
    results_template_name = "review/editor/queue_results.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_review(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[TaskState]:
        return for_me(self.request.user)


class WhoWaits(Waiting):
    """Writers find in it what they have handed in; who looks after a branch, all of the branch."""

    page_title = _("Who waits for whom")
    header_icon = "time"
    index_url_name = "who_waits"
    index_results_url_name = "who_waits_results"
    columns = [
        *COLUMNS,
        Column("waits_for", label=_("Waits for")),
        Column("answers", label=_("Answers")),
    ]
    results_template_name = "review/editor/queue_results.html"

    def get_base_queryset(self) -> QuerySet[TaskState]:
        return in_sight(self.request.user)
