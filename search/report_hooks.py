"""What people search for, as a report for stewards: what they ask most, and what nobody wrote yet."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .models import AskedQuery

if TYPE_CHECKING:
    from django.http import HttpRequest

PERMISSION = "search.view_askedquery"
DAYS = (("31", _("A month")), ("92", _("Three months")), ("366", _("A year")))


class SearchesFilterSet(WagtailFilterSet):
    found = django_filters.ChoiceFilter(
        label=_("Pages found"),
        choices=[("none", _("Nothing found")), ("some", _("Something found"))],
        method="filter_found",
    )
    days = django_filters.ChoiceFilter(label=_("Period"), choices=DAYS, method="filter_days")

    class Meta:
        model = AskedQuery
        fields: list[str] = []

    def filter_found(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(now_found=0) if value == "none" else rows.filter(now_found__gt=0)

    def filter_days(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        since = timezone.localdate() - datetime.timedelta(days=int(value))
        return rows.filter(latest__gte=since)


def asked_texts() -> QuerySet[Any, Any]:
    """One row a text over all months kept; `now_found` is of the last time anyone asked."""
    same = AskedQuery.objects.filter(text=OuterRef("text"), found__isnull=False)
    return AskedQuery.objects.values("text").annotate(
        people=Sum("askers"),
        all_times=Sum("times"),
        latest=Max("last_asked"),
        now_found=Subquery(same.order_by("-last_asked").values("found")[:1]),
    )


class FoundColumn(NumberColumn):
    def get_value(self, instance: dict[str, Any]) -> Any:
        """A dash where only members asked: what they may read is not what anyone finds."""
        found = super().get_value(instance)
        return "–" if found is None else found


def _results_url(row: dict[str, Any]) -> str:
    return f"{reverse('search')}?{urlencode({'q': row['text']})}"


class SearchesReport(ReportView):
    page_title = _("What people search for")
    header_icon = "search"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    filterset_class = SearchesFilterSet
    permission_policy = ModelPermissionPolicy(AskedQuery)
    any_permission_required = ["view"]
    model = AskedQuery
    default_ordering = "-people"
    is_searchable = True
    search_fields = ["text"]
    search_backend_name = None
    paginate_by = 100
    columns = [
        TitleColumn("text", label=_("What was searched for"), get_url=_results_url),
        NumberColumn("people", label=_("People"), sort_key="people"),
        NumberColumn("all_times", label=_("Times"), sort_key="all_times"),
        FoundColumn("now_found", label=_("Pages found"), sort_key="now_found"),
        Column("latest", label=_("Last searched for"), sort_key="latest"),
    ]
    list_export = ["text", "people", "all_times", "now_found", "latest"]
    export_headings = {
        "text": _("What was searched for"),
        "people": _("People"),
        "all_times": _("Times"),
        "now_found": _("Pages found"),
        "latest": _("Last searched for"),
    }

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        return asked_texts()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query
        return queryset.filter(Q(text__icontains=words)) if words else queryset


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    return SearchesMenuItem(
        SearchesReport.page_title,
        reverse("searches_report"),
        name="searches",
        icon_name="search",
        order=600,
    )


@hooks.register("construct_reports_menu")
def without_wagtails_own(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's report of search terms counts what its own search view would have been asked."""
    items[:] = [item for item in items if item.name != "search-terms"]


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    return [
        path("reports/searches/", SearchesReport.as_view(), name="searches_report"),
        path(
            "reports/searches/results/",
            SearchesReport.as_view(results_only=True),
            name="searches_report_results",
        ),
    ]
