"""A query as one row of letters, with the places where it may be cut.

Names are written with spaces, full stops and hyphens or without, and the segmenter cuts each
writing in its own way: พอช. is พอ and ช to it. Letters alone are the same however it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from . import thai


class Stretch(NamedTuple):
    """Letters of a text that name something, with its other names."""

    start: int
    end: int
    names: tuple[str, ...]

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


class Text:
    """The letters of a text with its words and the cuts between words or fine words."""

    def __init__(self, text: str) -> None:
        self.plain = thai.normalise(text)
        runs, words = thai.runs(text), thai.words(text)
        self.letters = "".join(runs)
        self.cuts = {0, *_ends(runs), *_ends(words), *_ends(thai.fine_words(text))}
        #: (start, end, word) of each word.
        self.spans = [
            (end - len(word), end, word) for word, end in zip(words, _ends(words), strict=True)
        ]

    def words(self, stretch: Stretch) -> list[str]:
        """The words that a stretch is made of, whole where it ends inside one."""
        return [word for start, end, word in self.spans if stretch.overlaps(start, end)]


def letters(text: str) -> str:
    """
    >>> letters("รพ.สต."), letters("โคก หนอง นา"), letters("P-Move")
    ('รพสต', 'โคกหนองนา', 'pmove')
    """
    return "".join(thai.runs(text))


def _ends(tokens: Iterable[str]) -> Iterator[int]:
    return accumulate(len(token) for token in tokens)
