"""Finding a task in the guides. Thai has no spaces: each word typed must stand somewhere in the part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .texts import Guide, Part

#: More is not a question any more.
LONGEST = 100


class Found(NamedTuple):
    guide: Guide
    part: Part


def find(words: str, guides: Iterable[Guide]) -> list[Found]:
    """In the order of the guides; tasks that are called so come before those that only say it."""
    wanted = words[:LONGEST].casefold().split()
    if not wanted:
        return []
    parts = [Found(guide, part) for guide in guides for part in guide.parts]
    found = [each for each in parts if _has(each.part.words, wanted)]
    return sorted(found, key=lambda each: not _has(each.part.heading, wanted))


def _has(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
