"""Where sharing stands in the editor: addresses, a button on each page, names in its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from .closed_files import refuse_closed_file, refuse_expired
from .history import PersonAdded, PersonRemoved, RightsGiven, RightsTaken
from .kept_rights import KeptRightsPanel
from .reading import read_draft
from .views import SharingView, may_see, suggest_person, suggest_who

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.documents.models import AbstractDocument
    from wagtail.models import Page

    from kmportal.members.models import User


@hooks.register("register_admin_urls")
def sharing_urls() -> list[URLPattern]:
    return [
        path("pages/<int:pk>/sharing/", SharingView.as_view(), name="sharing"),
        path("pages/<int:pk>/read/", read_draft, name="read_draft"),
        path("sharing/who/", suggest_who, name="suggest_who"),
        path("sharing/person/", suggest_person, name="suggest_person"),
    ]


@hooks.register("register_page_header_buttons")
def sharing_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.depth > 1 and may_see(user, page):
        address = reverse("sharing", args=[page.pk])
        yield Button(_("Sharing"), address, icon_name="group", priority=68)


@hooks.register("register_page_listing_more_buttons")
def sharing_in_lists(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    if page.depth > 1 and may_see(user, page):
        address = reverse("sharing", args=[page.pk])
        yield Button(_("Sharing"), address, icon_name="group", priority=55)
        if not page.permissions_for_user(user).can_edit():
            read = reverse("read_draft", args=[page.pk])
            yield Button(_("Read the newest draft"), read, icon_name="view", priority=56)


@hooks.register("before_serve_page")
def end_expired_pages(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    refuse_expired(page)


@hooks.register("before_serve_document")
def keep_closed_files(document: AbstractDocument, request: HttpRequest) -> None:
    refuse_closed_file(document, request)


@hooks.register("register_group_permission_panel")
def kept_rights() -> type[KeptRightsPanel]:
    return KeptRightsPanel


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    for formatter in (RightsGiven, RightsTaken, PersonAdded, PersonRemoved):
        actions.register_action(formatter.action)(formatter)
