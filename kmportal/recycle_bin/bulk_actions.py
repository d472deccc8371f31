"""Deleting many pages at once, in Wagtail's lists."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction

from kmportal.core.bin_tree import is_binned

from .binning import AlreadyBinnedError, put_in_bin
from .companions import holds_a_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagtail.models import Page

    from kmportal.members.models import User


class BinBulkAction(DeleteBulkAction):
    """Each page for itself, so that each can be put back. Translations stay, as with Wagtail."""

    template_name = "recycle_bin/bulk_delete.html"

    def check_perm(self, page: Page) -> bool:
        return bool(super().check_perm(page)) and not is_binned(page) and not holds_a_site(page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        # What can be undone needs no typing of the site's name.
        return context | {
            "days": settings.BIN_DAYS,
            "is_protected": False,
            "type_to_confirm_before_delete": False,
        }

    @classmethod
    def execute_action(
        cls, objects: Sequence[Page], user: User | None = None, **kwargs: object
    ) -> tuple[int, int]:
        """A page that goes with one above it is not asked for again."""
        tops = [page for page in objects if not any(page.is_descendant_of(p) for p in objects)]
        below = sum(page.get_descendant_count() for page in tops)
        for page in tops:
            with suppress(AlreadyBinnedError):
                put_in_bin([page], user)
        return len(tops), below

    def get_success_message(self, pages: int, below: int) -> str:
        text = ngettext(
            "%(count)s page is in the recycle bin", "%(count)s pages are in the recycle bin", pages
        ) % {"count": pages}
        if not below:
            return f"{text}."
        more = ngettext("with %(count)s page below it", "with %(count)s pages below", below)
        return f"{text}, {more % {'count': below}}."
