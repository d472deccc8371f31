"""Outputs, outcomes and impact by area: headings such as `ผลผลิต (Output)` above lists."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from .drafts import OutcomeArea
from .layout import Heading, Items, Paragraph, Part
from .markup import plain
from .wrapping import clip

_KINDS = {
    "outputs": re.compile(r"^ผลผลิต|^outputs?\b", re.I),
    "outcomes": re.compile(r"^ผลลัพธ์|^outcomes?\b", re.I),
    "impacts": re.compile(r"^ผลกระทบ|^impacts?\b", re.I),
}
LONGEST_KIND = 40


def take_outcomes(
    parts: list[Part], title: str, unsure: list[str]
) -> tuple[list[OutcomeArea], list[Part]]:
    """The areas in the order of their numbers, and the parts that are left.

    Results that stand below no heading are those of the whole, named by its title.
    """
    areas: list[OutcomeArea] = []
    left: list[Part] = []
    kind, open_area = "", False
    for part in parts:
        found = _kind_of(part)
        if found and part is not parts[-1]:
            if not open_area:
                areas.append(_area_of(left, title))
            kind, open_area = found, True
        elif kind and isinstance(part, Items):
            getattr(areas[-1], kind).extend(
                plain(leaf.text) for i in part.items for leaf in i.leaves
            )
        elif kind and isinstance(part, Paragraph) and not getattr(areas[-1], kind):
            getattr(areas[-1], kind).append(plain(part.text))
        else:
            kind, open_area = "", False
            left.append(part)
    return _in_order(areas, unsure), _without_empty_headings(left)


def _kind_of(part: Part) -> str:
    if not isinstance(part, Heading | Paragraph) or len(part.text) > LONGEST_KIND:
        return ""
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(plain(part.text))), "")


def _area_of(left: list[Part], title: str) -> OutcomeArea:
    """The area that the heading just above names; it goes with it."""
    if left and isinstance(left[-1], Heading):
        heading = left.pop()
        return OutcomeArea(clip(plain(heading.text), 200), heading.number)  # type: ignore[union-attr]
    return OutcomeArea(clip(title, 200))


def _in_order(areas: list[OutcomeArea], unsure: list[str]) -> list[OutcomeArea]:
    numbers = [area.number for area in areas if area.number is not None]
    if len(numbers) < len(areas) or numbers == sorted(numbers):
        return areas
    shown = ", ".join(map(str, numbers))
    message = _("The areas of change stand in the order %(order)s; they follow their numbers here.")
    unsure.append(message % {"order": shown})
    return sorted(areas, key=lambda area: area.number or 0)


def _without_empty_headings(parts: list[Part]) -> list[Part]:
    """Headings whose whole section went elsewhere are left out at the end of the text."""
    while parts and isinstance(parts[-1], Heading):
        parts = parts[:-1]
    return parts
