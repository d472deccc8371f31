"""The guides' place in the editor: its Help menu, and a way there from each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from kmportal.core.models import ContentPage
from learning_centers.models import LearningCenterPage
from lessons.models import ResearchAbstractPage

from .views import GuideList, GuideView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.urls import URLPattern
    from wagtail.models import Page

    from kmportal.members.models import User

#: The guide to a kind of page; the first that fits.
OF_PAGES = (
    (LearningCenterPage, "coordinator"),
    (ResearchAbstractPage, "researcher"),
    (ContentPage, "writing"),
)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return [
        path("guides/", GuideList.as_view(), name="guides"),
        path("guides/<slug:key>/", GuideView.as_view(), name="guide"),
    ]


@hooks.register("register_help_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("Guides"), reverse("guides"), icon_name="help", order=100)


@hooks.register("register_page_header_buttons")
def guide_to_page(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    for model, key in OF_PAGES:
        if issubclass(page.specific_class or type(page), model):
            address = reverse("guide", args=[key])
            yield Button(_("How do I …?"), address, icon_name="help", priority=200)
            return
