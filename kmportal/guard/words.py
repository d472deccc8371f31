"""Texts looked through for the words on the stewards' list."""

from __future__ import annotations

import re

from .models import ListedWord
from .text import folded


def verdict(text: str) -> ListedWord.Effect | None:
    """What the list says of a text: the stricter where several of its words are in it."""
    found = {word.effect for word in ListedWord.objects.all() if _holds(folded(text), word.text)}
    for effect in (ListedWord.Effect.SPAM, ListedWord.Effect.WAIT):
        if effect in found:
            return effect
    return None


def _holds(text: str, listed: str) -> bool:
    """Thai is written without spaces: a listed word is found anywhere in it. Of other scripts only
    whole words are, lest “class” be taken for what it holds."""
    word = re.escape(folded(listed.strip()))
    if re.search(r"[\u0e00-\u0e7f]", word):
        return re.search(word, text) is not None
    return re.search(rf"(?<!\w){word}(?!\w)", text) is not None
