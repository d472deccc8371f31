"""The buttons as one person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Kind, Reaction

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.core.models import ContentPage
    from kmportal.members.models import User

#: Where the buttons stand in the page.
ANCHOR = "reactions"


@dataclass(frozen=True)
class Button:
    kind: Kind
    count: int
    pressed: bool


def buttons(page: ContentPage, user: User | AnonymousUser) -> list[Button]:
    """The counts come with the page's head; what this member pressed is one query more."""
    counts = {each.kind: each.count for each in page.reaction_counts.all()}
    mine: set[int] = set()
    if user.is_authenticated:
        pressed = Reaction.objects.filter(page_id=page.pk, member=user.pk).order_by()
        mine = set(pressed.values_list("kind", flat=True))
    return [Button(kind, counts.get(kind, 0), kind in mine) for kind in Kind]


def said(shown: list[Button], kind: Kind) -> str:
    """What a screen reader says after a press."""
    button = next(each for each in shown if each.kind == kind)
    people = ngettext("%(count)s person", "%(count)s people", button.count) % {
        "count": button.count
    }
    text = (
        _("“%(label)s” is counted: %(people)s.")
        if button.pressed
        else _("“%(label)s” is taken back: %(people)s.")
    )
    return text % {"label": kind.label, "people": people}
