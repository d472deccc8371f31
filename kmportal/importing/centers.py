"""Learning centers that a text lists with their places. Nothing is added to what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .counts import Count, counts_in
from .drafts import CenterDraft
from .layout import Item, Items, Part
from .markup import plain
from .wrapping import clip, language_of

_UNITS = ("ศูนย์", "แห่ง", "centers", "centres")
_SPEAKS_OF_CENTERS = re.compile(r"ศูนย์(?:การ)?(?:เรียนรู้|บ่มเพาะ|สาธิต)|learning cent(?:er|re)s?", re.I)
_LIST_BEGINS = re.compile(r"(?:คือ|ได้แก่|:)\s*(?=\S)")
_PLACE_BEGINS = re.compile(
    r"[\s,]+(?=(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|กรุงเทพ|ต\.|อ\.|จ\.|Tambon |Amphoe |Changwat ))"
)
#: Words for a level with the name after a space, as scans write them: `จังหวัด ปราจีนบุรี`.
_GAP_IN_PLACE = re.compile(r"(ตำบล|แขวง|อำเภอ|เขต|จังหวัด)\s+(?=[\u0e01-\u0e4e])")


def centers_in(parts: list[Part], unsure: list[str]) -> list[CenterDraft]:
    centers: list[CenterDraft] = []
    for part in parts:
        if isinstance(part, Items):
            for item in part.items:
                centers += _centers_below(item, unsure)
    return centers


def _centers_below(item: Item, unsure: list[str]) -> list[CenterDraft]:
    count = _count(item)
    if count is None or not _SPEAKS_OF_CENTERS.search(item.text) or not item.children:
        return []
    centers = [_center(name) for child in item.children for name in _names(child)]
    if len(centers) != count.value:
        message = _("The text speaks of %(stated)s centres; %(found)s are named.")
        unsure.append(message % {"stated": count.value, "found": len(centers)})
    return centers


def _count(item: Item) -> Count | None:
    return next((count for count in counts_in(item.text) if count.unit in _UNITS), None)


def _names(item: Item) -> Iterator[str]:
    """The centres of one point: the points below it, or the one it names after `คือ`."""
    if item.children:
        yield from (plain(leaf.text) for leaf in item.leaves)
        return
    text = plain(item.text)
    count = _count(item)
    begins = _LIST_BEGINS.search(text, count.end) if count else None
    if begins:
        yield text[begins.end() :].strip()
    elif not count:
        yield text


def _center(text: str) -> CenterDraft:
    text = _GAP_IN_PLACE.sub(r"\1", " ".join(text.split()))
    title = _PLACE_BEGINS.split(text, maxsplit=1)[0]
    return CenterDraft(language=language_of(text), title=clip(title, 255), text=text)
