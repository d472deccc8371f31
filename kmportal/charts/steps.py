"""Values put into a few steps, each drawn in a darker dye and a denser weave than the one before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .numbers import Number, short

MOST = 5


@dataclass(frozen=True)
class Step:
    """From the lowest to the highest value that fell into it; `number` counts from 1."""

    number: int
    lowest: Number
    highest: Number

    @property
    def label(self) -> str:
        first, last = short(self.lowest), short(self.highest)
        return first if first == last else f"{first} – {last}"


class Steps:
    """As many values in each step as can be, and equal values always in the same one.

    Zero has no step where nothing is below it: it is drawn like undyed cloth.
    """

    def __init__(self, values: Iterable[Number | None]) -> None:
        known = [value for value in values if value is not None]
        self.zero_is_undyed = min(known, default=0) >= 0
        self._highest = _highest_of_each([v for v in known if v or not self.zero_is_undyed])
        self.all = [
            Step(number, *_ends(known, number, self)) for number in range(1, len(self._highest) + 1)
        ]

    def of(self, value: Number | None) -> int | None:
        """The number of the value's step; 0 is undyed, None is not known."""
        if value is None:
            return None
        if not value and self.zero_is_undyed:
            return 0
        return bisect_left(self._highest, value) + 1


def _highest_of_each(values: Sequence[Number]) -> list[Number]:
    different = sorted(set(values))
    if len(different) <= MOST:
        return different
    ordered = sorted(values)
    tops = {ordered[len(ordered) * number // MOST - 1] for number in range(1, MOST + 1)}
    return sorted(tops)


def _ends(values: Sequence[Number], number: int, steps: Steps) -> tuple[Number, Number]:
    within = [value for value in values if steps.of(value) == number]
    return min(within), max(within)
