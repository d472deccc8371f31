"""Mending a query: the cheapest way to read it as words that occur, errors allowed at a price.

Errors break segmentation (องคืกร is cut into อง|คืกร), so it is of no use to look at words one by
one: every stretch of the query is tried as a word, as a misspelt word and as something unknown, and
the cheapest chain wins (Viterbi). Costs are in nats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .. import thai
from .layout import on_other_layout
from .vocabulary import LONGEST, is_thai

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .vocabulary import Vocabulary

#: An unknown stretch costs so much, and each of its letters: about log of the number of letters.
UNKNOWN = 6.0
LETTER = 5.0
#: Letters of a query that are looked at: a long question. The rest is left as it is.
MOST_LETTERS = 300

_RUN = re.compile("([\u0e01-\u0e3a\u0e40-\u0e4e]+|[^\\W\\d_\u0e01-\u0e4e]+)")


@dataclass(frozen=True)
class Correction:
    """A query as it was probably meant; `text` is `original` where nothing was changed."""

    text: str
    changed: list[tuple[str, str]]  #: (as typed, as meant), in the order of the query
    original: str

    def __bool__(self) -> bool:
        return bool(self.changed)


class _Step(NamedTuple):
    cost: float
    start: int
    word: str


#: (end, word, cost) of a word that may begin at a place.
_Reading = tuple[int, str, float]


def correct(query: str, vocabulary: Vocabulary) -> Correction:
    """Mend the spelling of a query, its spaces and whatever is right in it kept as they are.

    What comes out shows words of the vocabulary, so that must come from public pages only. Search
    for the original too: a name that no page held yesterday is no error.
    """
    changed: list[tuple[str, str]] = []
    text = "".join(_mended(query, vocabulary, changed))
    return Correction(text if changed else query, changed, query)


def _mended(query: str, vocabulary: Vocabulary, changed: list[tuple[str, str]]) -> Iterator[str]:
    left = MOST_LETTERS
    for chunk in re.split(r"(\s+)", query[: 2 * MOST_LETTERS]):
        left -= len(chunk)
        yield _chunk(chunk, vocabulary, changed) if left >= 0 else chunk
    yield query[2 * MOST_LETTERS :]


def _chunk(chunk: str, vocabulary: Vocabulary, changed: list[tuple[str, str]]) -> str:
    """A stretch without spaces, as it was typed unless something in it is mended."""
    plain = thai.normalise(chunk)
    if not plain.strip() or plain in vocabulary:
        return chunk
    meant = on_other_layout(chunk, vocabulary)
    if meant is not None:
        changed.append((chunk, meant))
        return meant
    before = len(changed)
    mended = _RUN.sub(lambda run: _read(run[0], vocabulary, changed), plain)
    return mended if len(changed) > before else chunk


def _read(run: str, vocabulary: Vocabulary, changed: list[tuple[str, str]]) -> str:
    pieces = _thai(run, vocabulary) if is_thai(run) else _latin(run, vocabulary)
    changed += [(typed, meant) for typed, meant in pieces if typed != meant]
    return "".join(meant for _, meant in pieces)


def _latin(run: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """A Latin word is not cut: it is known, or another word as a whole, or left."""
    whole = [
        (cost, word)
        for (end, word), cost in vocabulary.near(run, 0).items()
        if end == len(run) and not is_thai(word)
    ]
    best = min(whole, default=(0.0, run))
    return [(run, best[1])]


def _thai(run: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The cheapest chain of (as typed, as meant) through a run of Thai."""
    right = [list(_right(run, start, vocabulary)) for start in range(len(run))]
    most = _steps(run, lambda start, cost: right[start])[-1].cost

    def readings(start: int, cost: float) -> list[_Reading]:
        # To look for misspelt words is most of the work, and in what is spelt right nearly all in
        # vain: a chain that has cost so much cannot become cheaper than the one without errors.
        if cost + vocabulary.least_misspelt > most:
            return right[start]
        near = vocabulary.near(run, start).items()
        return right[start] + [(end, word, cost) for (end, word), cost in near]

    return _chain(run, _steps(run, readings))


def _right(run: str, start: int, vocabulary: Vocabulary) -> Iterator[_Reading]:
    """Every word that may begin here as it is spelt."""
    for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
        cost = vocabulary.cost(run[start:end])
        if cost is not None:
            yield end, run[start:end], cost


def _steps(run: str, readings: Callable[[int, float], list[_Reading]]) -> list[_Step]:
    """The last step of the cheapest way to each place; `readings` is given a place and its cost."""
    best: list[_Step] = [_Step(0.0, 0, "")]
    best += [_Step(float("inf"), 0, "")] * len(run)
    unknown = float("inf")
    for start in range(len(run)):
        here = best[start].cost
        unknown = min(unknown, here + UNKNOWN) + LETTER
        _offer(best, start + 1, _Step(unknown, start, run[start]))
        for end, word, cost in readings(start, here):
            _offer(best, end, _Step(here + cost, start, word))
    return best


def _offer(best: list[_Step], end: int, step: _Step) -> None:
    if step.cost < best[end].cost:
        best[end] = step


def _chain(run: str, best: list[_Step]) -> list[tuple[str, str]]:
    pieces = []
    end = len(run)
    while end:
        step = best[end]
        pieces.append((run[step.start : end], step.word))
        end = step.start
    return pieces[::-1]
