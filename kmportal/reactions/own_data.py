"""A member's own presses: in the copy of her data, and gone with her account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmportal.core.models import ContentPage

from .models import Kind, Reaction

if TYPE_CHECKING:
    from kmportal.members.models import User


def exported(user: User) -> list[dict[str, str | None]]:
    """A page that has been withdrawn since is not named: its title may have changed in secret."""
    mine = list(Reaction.objects.filter(member=user.pk))
    asked = ContentPage.objects.readable().filter(pk__in={each.page_id for each in mine})
    pages = {page.pk: page for page in asked}
    return [
        {
            "reaction": Kind(each.kind).name.lower(),
            "page": page.title if (page := pages.get(each.page_id)) else None,
            "address": page.full_url if page else None,
            "when": each.created_at.isoformat(),
        }
        for each in mine
    ]


def erase(user: User, keep: bool) -> None:
    """A press is a person's or it is nothing: there is none to keep without her."""
    Reaction.objects.filter(member=user.pk).delete()
