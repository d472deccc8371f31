"""The coordinators' place in the editor: an address, a button on the page, names in its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from learning_centers.models import LearningCenterPage

from .groups import ADDED, REMOVED, may_set_coordinators
from .views import CoordinatorsView

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User


@hooks.register("register_admin_urls")
def register_coordinators() -> list[URLPattern]:
    view = CoordinatorsView.as_view()
    return [path("centers/<int:pk>/coordinators/", view, name="center_coordinators")]


@hooks.register("register_page_header_buttons")
def coordinators_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if isinstance(page, LearningCenterPage) and may_set_coordinators(user, page):
        address = reverse("center_coordinators", args=[page.pk])
        yield Button(_("Coordinators"), address, icon_name="group", priority=70)


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    actions.register_action(ADDED, _("Add coordinator"), _("Coordinator added"))
    actions.register_action(REMOVED, _("Remove coordinator"), _("Coordinator removed"))
