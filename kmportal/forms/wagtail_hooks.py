"""Ways from the editor to the answers of a form, and from those to a write-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .models import FormPage
from .results.one import show_answer
from .results.views import start_write_up

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("forms/<int:pk>/answers/<int:answer>/", show_answer, name="form_answer"),
        path("forms/<int:pk>/write-up/", start_write_up, name="form_write_up"),
    ]


@hooks.register("register_page_header_buttons")
def answers(
    page: Page, user: User, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    if page.specific_class is FormPage and page.permissions_for_user(user).can_edit():
        url = reverse("wagtailforms:list_submissions", args=[page.pk])
        yield Button(_("Answers"), url, icon_name="form", priority=15)
