"""Which pages were ticked in a list; whatever else an address may hold is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin

from .leaving import chosen_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from wagtail.models import Page

    from kmportal.members.models import User

#: More digits than any key has.
TOO_LONG = 10


def keys_in(texts: Iterable[str]) -> list[int]:
    """
    >>> keys_in(["12", "x", "", "๑๒", "9" * 40])
    [12]
    """
    return [int(t) for t in texts if t.isascii() and t.isdecimal() and len(t) < TOO_LONG]


class ChosenPages:
    """For Wagtail's bulk actions, whose own reading fails on anything but keys of pages that are
    there, and lets whoever knows a number read the title of a page of any branch."""

    request: HttpRequest
    #: How many are read at most; Wagtail's own take all of a list.
    most: ClassVar[int | None] = None

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        """`parent_id` is empty in lists of search results."""
        parent = keys_in([parent_id or ""])
        if parent_id is not None and not _may_explore(self.request.user, parent):
            raise Http404
        found = super().get_all_objects_in_listing_query(  # type: ignore[misc]
            parent[0] if parent else None
        )
        return [getattr(each, "pk", each) for each in found]

    def chosen(self) -> list[Page]:
        asked: list[Any] = self.request.GET.getlist("id")
        if "all" in asked:
            asked = self.get_all_objects_in_listing_query(self.request.GET.get("childOf"))
        return self.get_queryset(None, asked)

    def get_queryset(self, model: object, object_ids: Iterable[Any]) -> list[Page]:
        """Where Wagtail's own actions read them too, before each adds its own checks."""
        pages = chosen_pages(self.request.user, keys_in(map(str, object_ids))[: self.most])
        if not pages:
            raise Http404
        return pages


def _may_explore(user: User | AnonymousUser, keys: list[int]) -> bool:
    found = page_permission_policy.explorable_instances(user).filter(outside_bin(), pk__in=keys)
    return bool(found.exists())
