"""Wagtail's own bulk actions on pages: told only of pages the person may find, and with what links
to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from wagtail.admin.views.pages.bulk_actions import (
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)

from kmportal.link_care.references import links_into_any
from kmportal.recycle_bin.bulk_actions import BinBulkAction

from .choosing import ChosenPages
from .forms import BranchForm

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

MOST_SHOWN = 20


class WithLinks(ChosenPages):
    """Asked once for all pages together, and only where something is shown."""

    moving = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        pages: list[Page] = [item["item"] for item in context["items"]]
        links = links_into_any(pages, cast("User", self.request.user))
        shown = links.sources[:MOST_SHOWN]
        return context | {
            "links": links,
            "shown": shown,
            "more": len(links) - len(shown),
            "moving": self.moving,
        }


class Move(WithLinks, MoveBulkAction):
    template_name = "bulk/move.html"
    moving = True


class Unpublish(WithLinks, UnpublishBulkAction):
    template_name = "bulk/unpublish.html"
    form_class = BranchForm


class Publish(ChosenPages, PublishBulkAction):
    form_class = BranchForm


class Delete(ChosenPages, BinBulkAction):
    pass
