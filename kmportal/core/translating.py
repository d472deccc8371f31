"""What wagtail-localize is told about our fields: which words are translated, what stays as it is.

Numbers, dates, places, themes, pictures and people are the same in all languages and follow the
source; words are translated. What a field's type alone does not tell stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtail_localize.segments import StringSegmentValue


class OwnField(BaseTranslatableField):
    """Neither translated nor copied: each language has its own, such as its own address."""


#: Of every page: the address is made of the translated title, and tags go with `tagged_items`.
PAGE_FIELDS: list[BaseTranslatableField] = [OwnField("slug")]
CONTENT_FIELDS: list[BaseTranslatableField] = [*PAGE_FIELDS, OwnField("tags")]


def same_words(*names: str) -> list[BaseTranslatableField]:
    """Texts that are the same in all languages, unless a translator overrides them."""
    return [SynchronizedField(name) for name in names]


class SameInAllLanguages:
    """For text blocks that hold a code or an address: nothing in them to translate."""

    def get_translatable_segments(self, _value: Any) -> list[StringSegmentValue]:
        return []

    def restore_translated_segments(self, value: Any, _segments: Iterable[Any]) -> Any:
        return value


class TranslatedCells:
    """For table blocks: each cell that has letters is one text, and so is the caption.

    A cell is known by its place in the table, `r2c0`. Numbers alone are no text.
    """

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        found = [(name, text) for name, text in _cells(value) if _has_letters(text)]
        caption = str((value or {}).get("table_caption") or "")
        if caption:
            found.insert(0, ("caption", caption))
        return [StringSegmentValue(name, text) for name, text in found]

    def restore_translated_segments(
        self, value: dict[str, Any], segments: Iterable[StringSegmentValue]
    ) -> dict[str, Any]:
        restored = deepcopy(value)
        for segment in segments:
            text = segment.render_text()
            if segment.path == "caption":
                restored["table_caption"] = text
            else:
                row, column = (int(number) for number in segment.path[1:].split("c"))
                restored["data"][row][column] = text
        return restored


def _cells(value: dict[str, Any] | None) -> Iterable[tuple[str, str]]:
    for row, cells in enumerate((value or {}).get("data") or []):
        for column, text in enumerate(cells):
            yield f"r{row}c{column}", str(text or "")


def _has_letters(text: str) -> bool:
    """Thai digits are no letters either.

    >>> _has_letters("๑,๒๑๖"), _has_letters("12 %"), _has_letters("ตำบล"), _has_letters("kg")
    (False, False, True, True)
    """
    return any(letter.isalpha() for letter in text)
