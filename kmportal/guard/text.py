"""What people typed, made harmless without changing what they said."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Marks on one letter. Thai needs two, decomposed ones of other scripts three; zalgo has dozens.
MOST_MARKS = 4
#: Characters that turn the direction of all text after them.
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
#: Controls and halves of characters, but for tabs and line breaks.
_CONTROLS = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff{_DIRECTIONS}]")
_LINK = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\u00ad]")


def clean(text: str) -> str:
    """Without what can break a page, a database or a mail; at most one empty line in a row.

    >>> clean("ที่\\x00นี่\\u202e มี  น้ำ")
    'ที่นี่ มี  น้ำ'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", text))
    return re.sub(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+", "\n\n", _few_marks(text)).strip()


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def link_count(text: str) -> int:
    """
    >>> link_count("ดู https://example.org และ www.example.com")
    2
    """
    return len(_LINK.findall(text))


def folded(text: str) -> str:
    """As a text is compared: letters that look the same are the same, nothing hides between them."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def fingerprint(text: str) -> str:
    """Equal for texts that differ only in spaces, punctuation and case; empty if nothing is left."""
    letters = re.sub(r"[\W_]+", "", folded(text))
    return hashlib.sha256(letters.encode()).hexdigest()[:32] if letters else ""
