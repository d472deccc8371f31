"""From values to places on the paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .data import Chart, Stack
from .numbers import magnitude, with_word, written

FEWEST_LINES = 3
ROUND_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
#: What a chart is at least wide enough for: a phone of 360 pixels, less its margins.
NARROWEST = 270
#: How much wider charts are where the site counts as wide (700 pixels).
WIDER = 1.9
LETTER = 8.8  #: pixels of a letter or digit at the smallest size of type


def units(value: float) -> str:
    """For an attribute of SVG. A template would write 1025.5 as `1,025.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def width_of(text: str) -> float:
    """Pixels, nearly: Thai marks stand above and below letters and take no room beside them."""
    return LETTER * sum(unicodedata.category(letter) != "Mn" for letter in text)


class Scale:
    """Round values for the lines across a chart. Nought is always on it: bars begin there."""

    def __init__(self, stacks: Iterable[Stack]) -> None:
        found = list(stacks)
        highest = max((stack.top for stack in found), default=Decimal())
        lowest = min((stack.bottom for stack in found), default=Decimal())
        whole = all(value == int(value) for value in (highest, lowest))
        self.step = _step(highest - lowest or Decimal(1), whole)
        self.low = (lowest / self.step).to_integral_value(ROUND_FLOOR) * self.step
        self.high = (highest / self.step).to_integral_value(ROUND_CEILING) * self.step
        self.high = self.high or (self.step if not self.low else Decimal())

    @property
    def lines(self) -> list[tuple[Decimal, str]]:
        """From the lowest to the highest, with their names. Only the highest says "million": above it
        is room."""
        count = int((self.high - self.low) / self.step)
        values = [self.low + number * self.step for number in range(count + 1)]
        divisor = magnitude(max(self.high, -self.low))
        names = [written(value / divisor) for value in values]
        names[-1] = with_word(names[-1], divisor)
        return list(zip(values, names, strict=True))

    def share(self, value: Decimal) -> float:
        """How far up the scale, from 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def _step(extent: Decimal, whole: bool) -> Decimal:
    """The largest round step that gives three lines or more; never half a thing where all are whole."""
    power = Decimal(10) ** (extent / FEWEST_LINES).adjusted()
    step = max(power * factor for factor in ROUND_STEPS if power * factor * FEWEST_LINES <= extent)
    return max(step, Decimal(1)) if whole else step


def stacks_of(chart: Chart) -> list[list[Stack]]:
    return [[Stack(parts) for parts in beside] for beside in chart.stacks]


def flat(groups: Sequence[Sequence[Stack]]) -> list[Stack]:
    return [stack for group in groups for stack in group]
