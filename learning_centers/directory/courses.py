"""What can be learned, from the titles of courses: the words that several centers use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pythainlp.corpus import thai_stopwords
from pythainlp.tokenize import word_tokenize
from pythainlp.util import normalize

MOST_WORDS = 24
#: Letters of a word that says what is taught; shorter ones are mostly parts of others.
SHORTEST = 3
#: A word of one center's courses narrows down to what its own page tells.
FEWEST_CENTERS = 2


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """As courses and what is looked for in them are compared."""
    return " ".join(normalize(text).casefold().split())


def folded_courses(blocks: Iterable[Any]) -> str:
    """Titles and descriptions of the raw blocks of a stream."""
    values = (block["value"] for block in blocks if block)
    texts = (str(value.get(name) or "") for value in values for name in ("title", "description"))
    return "\n".join(folded(text) for text in texts if text)


def titles_of(blocks: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(block["value"].get("title") or "") for block in blocks if block)


def commonest_words(titles: Iterable[tuple[str, ...]]) -> list[str]:
    """Words in the courses' titles of most centers; those that all share tell nothing.

    >>> commonest_words([("ทำบัญชีกลุ่ม",), ("บัญชีครัวเรือน",), ("ทำปุ๋ยหมัก",)])
    ['บัญชี']
    """
    counts: Counter[str] = Counter()
    centers = 0
    for center in titles:
        centers += bool(center)
        counts.update({word for title in center for word in _words(folded(title))})
    telling = [
        (-count, word) for word, count in counts.items() if FEWEST_CENTERS <= count < centers
    ]
    return [word for _count, word in sorted(telling)[:MOST_WORDS]]


@lru_cache(maxsize=20_000)
def _words(title: str) -> frozenset[str]:
    common = thai_stopwords()
    words = (word.strip() for word in word_tokenize(title, engine="newmm"))
    return frozenset(
        word
        for word in words
        if len(word) >= SHORTEST and word not in common and not word.isdecimal()
    )
