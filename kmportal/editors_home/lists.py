"""The whole of what the home shows the first rows of, where no other report lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from lessons.report import LessonReport

from . import questions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.members.models import User


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _state_url(state: Any) -> str:
    return edit_url(state.content_object)


def _state_title(state: Any) -> str:
    return str(state.content_object.get_admin_display_title())


class HomeList(ReportView):
    is_searchable = False
    paginate_by = 50
    results_template_name = "editors_home/list_results.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not page_permission_policy.user_has_any_permission(request.user, questions.WRITING):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        return cast("User", self.request.user)


class AllDrafts(HomeList):
    page_title = _("Your drafts")
    header_icon = "edit"
    index_url_name = "home_drafts"
    index_results_url_name = "home_drafts_results"
    default_ordering = "-latest_revision_created_at"
    columns = [
        TitleColumn("draft_title", label=_("Page"), get_url=edit_url, sort_key="draft_title"),
        Column("page_type_display_name", label=_("Type")),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last written"),
            sort_key="latest_revision_created_at",
        ),
    ]
    list_export = ["draft_title", "page_type_display_name", "latest_revision_created_at"]

    def get_base_queryset(self) -> QuerySet:
        return questions.drafts(self.user).select_related("content_type")


class AllPublished(HomeList):
    page_title = _("Published lately in your branch")
    header_icon = "globe"
    index_url_name = "home_published"
    index_results_url_name = "home_published_results"
    default_ordering = "-last_published_at"
    columns = [
        TitleColumn("title", label=_("Page"), get_url=edit_url, sort_key="title"),
        Column("page_type_display_name", label=_("Type")),
        Column("owner", label=_("Owner")),
        DateColumn("last_published_at", label=_("Published"), sort_key="last_published_at"),
    ]
    list_export = ["title", "full_url", "page_type_display_name", "owner", "last_published_at"]

    def get_base_queryset(self) -> QuerySet:
        found = questions.published_lately(self.user)
        return found.select_related("content_type", "owner", "locale")


class AllReturned(HomeList):
    page_title = _("Returned to you, with a reason")
    header_icon = "warning"
    index_url_name = "home_returned"
    index_results_url_name = "home_returned_results"
    default_ordering = "-current_task_state__finished_at"
    columns = [
        TitleColumn("page", label=_("Page"), accessor=_state_title, get_url=_state_url),
        Column("reason", label=_("Reason"), accessor="current_task_state.comment"),
        Column("by", label=_("Returned by"), accessor="current_task_state.finished_by"),
        DateColumn("when", label=_("Returned on"), accessor="current_task_state.finished_at"),
    ]
    list_export = ["content_object", "current_task_state.comment"]

    def get_base_queryset(self) -> QuerySet:
        return questions.returned(self.user)


class CentersWithout(LessonReport):
    page_title = _("Centres without a lesson")
    header_icon = "home"
    index_url_name = "centers_without_lessons"
    index_results_url_name = "centers_without_lessons_results"
    default_ordering = "title"
    is_searchable = False
    columns = [TitleColumn("title", label=_("Centre"), get_url=edit_url, sort_key="title")]
    list_export = ["title", "full_url"]

    def get_base_queryset(self) -> QuerySet:
        return questions.centers_without_lessons(cast("User", self.request.user))


LISTS: tuple[type[ReportView], ...] = (AllDrafts, AllPublished, AllReturned, CentersWithout)
