"""The words that a search can find, with how many pages hold each."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from itertools import pairwise
from math import log
from threading import Lock

from .. import thai
from .nearby import Walk, WordTree
from .slips import SLIP as SLIP_COST

#: Shorter words have too many neighbours to guess between: ป่า, ปลา, ผ้า, ฝ้า.
SHORTEST = 4
#: Latin abbreviations of four letters are words of their own: OTOP is not STOP.
SHORTEST_LATIN = 5
#: Words and joined names longer than this are accidents of the segmenter.
LONGEST = 30
#: The most words kept, those on most pages first (some 20 MB).
LARGEST = 100_000
#: A dictionary word that no page holds counts as if a tenth of a page did.
ABSENT = 0.1
#: A word with other marks than one of the dictionary, on so many times fewer pages, is an error there.
SLIP = 5


class Vocabulary:
    """Words with document frequencies, ready for finding and mending.

    Build it from **public pages only**: a correction shows people words of the pages it came from,
    so a private page's names must not be in it. Builds in about half a second for 60,000 words and
    is never changed after, so threads share it; see `VocabularyCache`.
    """

    def __init__(
        self,
        frequencies: Iterable[tuple[str, int]],
        dictionary: Collection[str] | None = None,
        largest: int = LARGEST,
    ) -> None:
        usable = ((word, n) for word, n in frequencies if n > 0 and 0 < len(word) <= LONGEST)
        kept = dict(heapq.nlargest(largest, usable, key=lambda entry: entry[1]))
        self._dictionary = thai.dictionary() if dictionary is None else dictionary
        kept = _without_slips(kept, self._dictionary)
        self._all = log(sum(kept.values()) + 1)
        self._absent = self._all - log(ABSENT)
        self._costs = {word: self._all - log(n + 0.5) for word, n in kept.items()}
        correctable = list(filter(_correctable, kept))
        self._tree = WordTree(correctable)
        #: No word costs less where it is misspelt.
        self.least_misspelt = SLIP_COST + min(
            map(self._costs.__getitem__, correctable), default=0.0
        )

    def __len__(self) -> int:
        return len(self._costs)

    def __contains__(self, word: str) -> bool:
        return word in self._costs

    def cost(self, word: str) -> float | None:
        """Nats of surprise at a word: less for one on many pages; None for one never heard of."""
        cost = self._costs.get(word)
        if cost is None and word in self._dictionary:
            return self._absent
        return cost

    def near(self, text: str, start: int) -> dict[tuple[int, str], float]:
        """(end, word): cost of each word that `text[start:end]` may be a misspelling of.

        Never for a piece that is a word itself, so what is spelt right is left alone.
        """
        found = Walk(self._tree, text, start).words()
        return {
            (end, word): errors + self._costs[word]
            for (end, word), errors in found.items()
            if self.cost(text[start:end]) is None
        }


def _without_slips(pages: dict[str, int], dictionary: Collection[str]) -> dict[str, int]:
    """Without the errors of pages themselves: one that writes องคืกร makes it no word."""
    right: dict[str, int] = {}
    for word in pages.keys() & dictionary:
        form = thai.without_marks(word)
        right[form] = max(pages[word], right.get(form, 0))
    return {
        word: n
        for word, n in pages.items()
        if word in dictionary
        or not _correctable(word)
        or right.get(thai.without_marks(word), 0) < SLIP * n
    }


def is_thai(word: str) -> bool:
    """Of a run of letters, all of them are Thai or none is."""
    return "\u0e01" <= word[:1] <= "\u0e4e"


def _correctable(word: str) -> bool:
    """Numbers are not: another year is another question."""
    if word.isdecimal():
        return False
    return len(word) >= (SHORTEST if is_thai(word) else SHORTEST_LATIN)


class VocabularyCache:
    """A process's vocabulary, built on first use and again when the version asked for is another."""

    def __init__(self, load: Callable[[], Iterable[tuple[str, int]]]) -> None:
        self._load = load
        self._lock = Lock()
        self._version: Hashable = None
        self._vocabulary: Vocabulary | None = None

    def get(self, version: Hashable) -> Vocabulary:
        """While one thread builds, the others go on with the vocabulary there was."""
        if self._vocabulary is not None and self._version == version:
            return self._vocabulary
        if not self._lock.acquire(blocking=self._vocabulary is None):
            return self._vocabulary or self.get(version)
        try:
            if self._vocabulary is None or self._version != version:
                self._vocabulary = Vocabulary(self._load())
                self._version = version
            return self._vocabulary
        finally:
            self._lock.release()


def terms(text: str) -> set[str]:
    """What to count for a vocabulary in a page's text: its words, and names the segmenter broke.

    >>> sorted(terms("แพนเธอร์ส"))
    ['เธอร์ส', 'แพน', 'แพนเธอร์ส']
    """
    found: set[str] = set()
    known = thai.dictionary()
    words = iter(thai.words(text))
    for run in thai.runs(text):
        parts = list(_making_up(run, words))
        found.update(parts)
        for first, second in pairwise(parts):
            if first not in known or second not in known:
                found.add(first + second)
    return {term for term in found if len(term) <= LONGEST}


def _making_up(run: str, words: Iterator[str]) -> Iterator[str]:
    """The next of the words that together are the run. (Runs are whole numbers of words.)"""
    left = len(run)
    while left > 0:
        word = next(words)
        left -= len(word)
        yield word
