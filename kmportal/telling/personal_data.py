"""What a member may take along of her writing, and what goes with her account. Published notes are
pages, which the account's own rules see to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lessons.models import Notebook

from .drafts import discard, unfinished

if TYPE_CHECKING:
    from kmportal.members.models import User


def drafts_to_take(user: User) -> list[dict[str, Any]]:
    return [
        {"saved_at": draft.saved_at.isoformat(), "typed": draft.typed} for draft in unfinished(user)
    ]


def notebooks_to_take(user: User) -> list[dict[str, str]]:
    own = Notebook.objects.filter(owner=user)
    return [{"title": each.title, "description": each.description} for each in own]


def erase(user: User, keep: bool) -> None:
    """Drafts were never public, so they go in any case, with their photos; so do empty notebooks."""
    for draft in unfinished(user):
        discard(draft)
    Notebook.objects.filter(owner=user, notes=None).delete()
