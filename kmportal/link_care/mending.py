"""Mending links in the pages a person may edit: in what readers see, and in the draft beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from .references import links_to, may_edit
from .replacing import Replacement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kmportal.members.models import User

    from .walking import PageWalk


@dataclass
class Mended:
    """`drafts` are mended in the draft only: somebody else publishes them. `left` are as they were."""

    pages: list[Page] = field(default_factory=list)
    drafts: list[Page] = field(default_factory=list)
    left: list[Page] = field(default_factory=list)


def mend(old: int, new: Page, user: User) -> Mended:
    """Links to a page, which may be gone."""
    pages = [source.page for source in links_to(old, user).sources]
    return mend_pages(pages, lambda: Replacement(old, new), user)


def mend_pages(pages: Iterable[Page], change: Callable[[], PageWalk], user: User) -> Mended:
    """Each page for itself: one that cannot be saved, say for a field that has since become
    required, must not keep the others."""
    result = Mended()
    for page in pages:
        try:
            with transaction.atomic():
                kind = _mend(Page.objects.get(pk=page.pk), change, user)
        except ValidationError:
            kind = "left"
        getattr(result, kind).append(page)
    return result


def _mend(page: Page, change: Callable[[], PageWalk], user: User) -> str:
    if not may_edit(page, user):
        return "left"
    public = page.live
    may_publish = page.permissions_for_user(user).can_publish()
    if public and may_publish and not page.has_unpublished_changes:
        return _mend_and_publish(page, change, user)
    mended = change().in_page(draft := page.get_latest_revision_as_object())
    if not public or may_publish:
        live = page.specific
        if change().in_page(live):
            live.save()
            mended = True
    if mended:
        draft.save_revision(user=user, log_action=True)
    if not mended:
        return "left"
    return "drafts" if public and not may_publish else "pages"


def _mend_and_publish(page: Page, change: Callable[[], PageWalk], user: User) -> str:
    live = page.specific
    if not change().in_page(live):
        return "left"
    live.save_revision(user=user, log_action=True).publish(user=user)
    return "pages"
