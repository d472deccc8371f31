"""Pages that come up for another look, and the button that says they are still right."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.dates import readable_date
from kmportal.core.posting_column import PostingColumn
from kmportal.review.ageing import ageing, due_on, months_by_type, say_still_right
from kmportal.review.models import ReviewInterval

from .queue import HARMLESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kmportal.members.models import User

WHOSE = (("mine", gettext_lazy("Only mine")),)


def may_write(request: HttpRequest) -> bool:
    return bool(page_permission_policy.user_has_permission(request.user, "change"))


def _types(request: HttpRequest | None) -> QuerySet[ContentType]:
    return ContentType.objects.filter(pk__in=ReviewInterval.objects.values("page_type"))


class AgeingFilterSet(WagtailFilterSet):
    whose = django_filters.ChoiceFilter(
        label=gettext_lazy("Whose"), choices=WHOSE, method="by_owner"
    )
    content_type = django_filters.ModelChoiceFilter(label=gettext_lazy("Type"), queryset=_types)

    class Meta:
        model = Page
        fields: list[str] = []

    def by_owner(self, pages: QuerySet, _name: str, _value: str) -> QuerySet:
        return pages.filter(owner=self.request.user)


class StillRightColumn(PostingColumn):
    cell_template_name = "review/editor/still_right_cell.html"


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class AgeingPages(ReportView):
    page_title = gettext_lazy("Pages to look through again")
    header_icon = "history"
    index_url_name = "ageing_pages"
    index_results_url_name = "ageing_pages_results"
    results_template_name = "review/editor/ageing_results.html"
    filterset_class = AgeingFilterSet
    default_ordering = "right_since"
    is_searchable = False
    columns = [
        TitleColumn("title", label=gettext_lazy("Page"), get_url=_edit_url, sort_key="title"),
        Column("kind", label=gettext_lazy("Type")),
        Column("owner", label=gettext_lazy("Owner")),
        Column("since_text", label=gettext_lazy("Right since"), sort_key="right_since"),
        Column("due_text", label=gettext_lazy("Due since")),
        StillRightColumn("pk", label=""),
    ]
    list_export = ["title", "kind", "owner", "since_day", "due_on", "full_url"]
    custom_value_preprocess = HARMLESS
    export_headings = {
        "title": gettext_lazy("Page"),
        "kind": gettext_lazy("Type"),
        "owner": gettext_lazy("Owner"),
        "since_day": gettext_lazy("Right since"),
        "due_on": gettext_lazy("Due since"),
        "full_url": gettext_lazy("Address"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_write(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def months(self) -> dict[int, int]:
        return months_by_type()

    def get_base_queryset(self) -> QuerySet[Page]:
        """Those she may change, her own among them."""
        mine = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return (
            ageing(self.months)
            .filter(pk__in=mine.order_by().values("pk"))
            .select_related("owner", "content_type", "locale")
        )

    def get_table(self, object_list: Sequence[Page]) -> Table:
        return super().get_table([_described(page, self.months) for page in object_list])

    def decorate_paginated_queryset(self, object_list: Sequence[Page]) -> Sequence[Page]:
        if not self.is_export:
            return object_list
        return [_described(page, self.months) for page in object_list]


def _described(page: Page, months: dict[int, int]) -> Page:
    model = page.content_type.model_class()
    page.kind = str(model._meta.verbose_name) if model else ""
    page.due_on = due_on(page, months)
    page.since_day = timezone.localdate(page.right_since)
    page.since_text, page.due_text = readable_date(page.since_day), readable_date(page.due_on)
    return page


@require_http_methods(["GET", "POST"])
def still_right(request: HttpRequest, page: int) -> HttpResponse:
    """Asked about first where somebody comes by a link; the report's own button posts at once."""
    found = get_object_or_404(Page, pk=page)
    if not (found.live and found.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    if request.method == "POST":
        say_still_right(found, cast("User", request.user))
        title = {"title": found.get_admin_display_title()}
        messages.success(request, _("“%(title)s” counts as looked through today.") % title)
        return redirect("ageing_pages")
    return render(request, "review/editor/still_right.html", {"page": found})


def next_due(page: Page) -> datetime.date | None:
    """When the page comes up, or None for types that never do or pages that are not due."""
    months = months_by_type()
    found = ageing(months).filter(pk=page.pk).first()
    return due_on(found, months) if found else None
