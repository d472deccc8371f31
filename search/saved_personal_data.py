"""Saved searches in the copy of a member's data, and in its erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmportal.profiles import registry

if TYPE_CHECKING:
    from kmportal.members.models import User


def export(user: User) -> list[dict[str, str]]:
    return [
        {
            "name": saved.name,
            "address": saved.get_absolute_url(),
            "saved": saved.created.isoformat(),
            "last_seen": saved.last_seen.isoformat(),
        }
        for saved in user.saved_searches.all()
    ]


def erase(user: User, keep: bool) -> None:
    """None of them is public, so there is nothing to keep."""
    user.saved_searches.all().delete()


registry.contribute_export("saved_searches", export)
registry.on_account_deletion(erase)
