"""Words typed with the keyboard left in the other language: l,k=bd for สมาชิก, แนกร for CODI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pythainlp.util import eng_to_thai, thai_to_eng

from .. import thai
from .vocabulary import SHORTEST, is_thai

if TYPE_CHECKING:
    from .vocabulary import Vocabulary


def on_other_layout(chunk: str, vocabulary: Vocabulary) -> str | None:
    """What the same keys give in the other language, if that is words that occur and this is not.

    Takes the chunk as typed, not normalised: Shift tells letters apart, and signs are letters.
    """
    if any(run in vocabulary for run in thai.runs(chunk)):
        return None
    if chunk.isascii():
        return _thai_words(thai.normalise(eng_to_thai(chunk)), vocabulary)
    meant = thai_to_eng(chunk)
    known = is_thai(chunk) and len(meant) >= SHORTEST and meant.lower() in vocabulary
    return meant if known and meant.isascii() else None


def _thai_words(meant: str, vocabulary: Vocabulary) -> str | None:
    words = thai.words(meant)
    whole = "".join(words) == meant
    if not whole or any(len(word) < 2 or vocabulary.cost(word) is None for word in words):
        return None
    return meant if any(len(word) >= SHORTEST and word in vocabulary for word in words) else None
