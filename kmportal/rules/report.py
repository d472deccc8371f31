"""The report of what rules did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin

from .events import Event
from .models import Rule, RuleRun
from .whom import WORKING

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from kmportal.members.models import User

LOOKING = ("rules.view_rulerun", "rules.change_rule")


def may_look(user: Any) -> bool:
    return any(user.has_perm(right) for right in LOOKING)


def visible_runs(user: User) -> QuerySet[RuleRun]:
    """Of pages that this person works with; what lies in the recycle bin is nowhere else."""
    runs = RuleRun.objects.filter(outside_bin("page__")).select_related("rule", "page", "doer")
    if user.is_superuser:
        return runs
    pages = page_permission_policy.instances_user_has_any_permission_for(user, WORKING)
    return runs.filter(page__in=pages)


class RunFilterSet(WagtailFilterSet):
    rule = django_filters.ModelChoiceFilter(queryset=Rule.objects.all(), label=_("Content rule"))
    outcome = django_filters.ChoiceFilter(
        choices=RuleRun.Outcome.choices, label=_("What came of it")
    )
    event = django_filters.ChoiceFilter(choices=Event.choices, label=_("What happened"))

    class Meta:
        model = RuleRun
        fields = ["rule", "outcome", "event", "at"]


def _page_url(run: RuleRun) -> str:
    return reverse("wagtailadmin_pages:history", args=[run.page_id])


class RuleLog(ReportView):
    page_title = _("What rules did")
    header_icon = "cogs"
    index_url_name = "rule_log"
    index_results_url_name = "rule_log_results"
    filterset_class = RunFilterSet
    default_ordering = "-at"
    is_searchable = False
    columns = [
        TitleColumn("page", label=_("Page"), get_url=_page_url),
        Column("rule", label=_("Content rule")),
        Column("get_event_display", label=_("What happened")),
        Column("get_outcome_display", label=_("What came of it"), sort_key="outcome"),
        Column("told", label=_("What it did, or why not")),
        Column("error", label=_("Error")),
        DateColumn("at", label=pgettext_lazy("heads a column", "When"), sort_key="at"),
    ]
    list_export = ["at", "rule", "page", "event", "outcome", "told", "error", "held_back"]
    export_headings = {"told": _("What it did, or why not")}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[RuleRun]:
        return visible_runs(self.request.user)
