"""What a machine must not touch in a text: placeholders, addresses, the marks of links."""

from __future__ import annotations

import re
from collections import Counter

from wagtail_localize.strings import StringValue, validate_translation_links

#: `%(name)s`, `{name}`, web and mail addresses.
_KEPT = re.compile(
    r"%\(\w+\)[sd]|%[sd]|\{\{?\s*[\w.]*\s*\}?\}|https?://[^\s<>\"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_TAG = re.compile(r"<[^<>]*>")
_STAND_IN = re.compile(r"ZX\s?(\d+)\s?XZ", re.IGNORECASE)


class Protected:
    """A text with stand-ins, `ZX1XZ`, that translators by machine leave as they are.

    >>> kept = Protected("  เขียนถึง %(name)s ที่ a@example.org")
    >>> kept.text
    'เขียนถึง ZX0XZ ที่ ZX1XZ'
    >>> kept.restored("Write to ZX0XZ at ZX1XZ")
    '  Write to %(name)s at a@example.org'
    >>> kept.restored("Write to ZX0XZ") is None
    True
    """

    def __init__(self, text: str) -> None:
        self._source = text
        self._kept: list[str] = []
        bare = text.strip()
        # Blanks at the ends belong to the sentence this text is a piece of.
        start = text.index(bare) if bare else 0
        self._before, self._after = text[:start], text[start + len(bare) :]
        self.text = _KEPT.sub(self._keep, bare)

    @property
    def has_words(self) -> bool:
        rest = _STAND_IN.sub("", _TAG.sub("", self.text))
        return any(letter.isalpha() for letter in rest)

    def restored(self, answer: str) -> str | None:
        """The answer with what was kept in its place, or None where something is lost or added."""
        numbers = [int(number) for number in _STAND_IN.findall(answer)]
        if sorted(numbers) != list(range(len(self._kept))):
            return None
        if Counter(_TAG.findall(answer)) != Counter(_TAG.findall(self.text)):
            return None
        text = _STAND_IN.sub(lambda found: self._kept[int(found[1])], answer).strip()
        whole = f"{self._before}{text}{self._after}"
        return whole if text and _is_sound(self._source, whole) else None

    def _keep(self, found: re.Match[str]) -> str:
        self._kept.append(found[0])
        return f"ZX{len(self._kept) - 1}XZ"


def _is_sound(source: str, translation: str) -> bool:
    try:
        StringValue.from_translated_html(translation)
        validate_translation_links(source, translation)
    except ValueError:
        return False
    return True
