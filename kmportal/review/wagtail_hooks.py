"""Reviews in the editor: its addresses, menus, the page's own buttons, the words of the history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from .ageing import STILL_RIGHT
from .editor.ageing_report import AgeingPages, may_write, next_due, still_right
from .editor.checking import CheckScreen, may_send
from .editor.deciding import Decide
from .editor.queue import Queue, WhoWaits, may_review
from .editor.rows import for_me, rows
from .models import CommunityCheck
from .restoring import RESTORED

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import Page
    from wagtail.query import PageQuerySet

    from kmportal.members.models import User

MOST_SHOWN = 5
WAGTAILS_PANEL = "workflow_objects_to_moderate"


@hooks.register("register_admin_urls")
def review_urls() -> list[URLPattern]:
    urls = [
        path("review/<int:state>/", Decide.as_view(), name="review_decide"),
        path("review/check/<int:check>/", CheckScreen.as_view(), name="community_check_editor"),
        path("review/still-right/<int:page>/", still_right, name="still_right"),
    ]
    for address, view in (
        ("review/", Queue),
        ("reports/who-waits/", WhoWaits),
        ("reports/ageing-pages/", AgeingPages),
    ):
        whole, part = view.as_view(), view.as_view(results_only=True)
        urls += [
            path(address, whole, name=view.index_url_name),
            path(f"{address}results/", part, name=view.index_results_url_name),
        ]
    return urls


class ReviewersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_review(request)


class WritersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_write(request)


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    return ReviewersItem(
        gettext_lazy("Waiting for me"),
        reverse("review_queue"),
        name="review-queue",
        icon_name="tasks",
        order=150,
    )


@hooks.register("register_reports_menu_item")
def who_waits_item() -> MenuItem:
    title, url = WhoWaits.page_title, reverse("who_waits")
    return MenuItem(title, url, name="who-waits", icon_name=WhoWaits.header_icon, order=890)


@hooks.register("register_reports_menu_item")
def ageing_item() -> MenuItem:
    title, url = AgeingPages.page_title, reverse("ageing_pages")
    return WritersItem(
        title, url, name="ageing-pages", icon_name=AgeingPages.header_icon, order=895
    )


class WaitingForMe(Component):
    """On the editor's home: the steps that wait for whoever looks, the most urgent first."""

    name = "waiting_for_me"
    template_name = "review/editor/home_panel.html"
    order = 140

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        if not may_review(request):
            return {"rows": []}
        waiting = for_me(request.user)
        shown = rows(waiting.order_by("due_on", "started_at")[:MOST_SHOWN])
        return {"rows": shown, "count": waiting.count() if shown else 0}


@hooks.register("construct_homepage_panels")
def show_waiting(request: HttpRequest, panels: list[Component]) -> None:
    """In the place of Wagtail's own, which knows no days and asks once for each row."""
    panels[:] = [each for each in panels if getattr(each, "name", "") != WAGTAILS_PANEL]
    panels.append(WaitingForMe())


@hooks.register("insert_global_admin_css")
def comparison_styles() -> SafeString:
    # Comparisons are Wagtail's own screens, which load nothing of ours.
    return format_html('<link rel="stylesheet" href="{}">', static("css/review-editor.css"))


@hooks.register("construct_page_chooser_queryset")
def standing_of_all(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """What a chooser says of each page's standing, asked once; Wagtail asks once for each row."""
    return pages.specific().annotate_approved_schedule().prefetch_workflow_states()


@hooks.register("register_page_header_buttons")
def page_buttons(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if view_name != "edit":
        return
    checks = CommunityCheck.objects.filter(page_id=page.pk)
    check = checks.select_related("task_state__task", "task_state__workflow_state", "page").first()
    if check and may_send(user, check):
        url = reverse("community_check_editor", args=[check.pk])
        yield Button(gettext("Community check"), url, icon_name="group", priority=80)
    if page.live and next_due(page):
        url = reverse("still_right", args=[page.pk])
        yield Button(gettext("Still right"), url, icon_name="check", priority=85)


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        STILL_RIGHT,
        gettext_lazy("Still right"),
        gettext_lazy("Looked through and found still right"),
    )

    @actions.register_action(RESTORED)
    class Restored(LogFormatter):
        label = gettext_lazy("Restore a version")
        message = gettext_lazy("An older version was brought back")

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("comment", ""))
