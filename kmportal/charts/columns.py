"""Upright bars, for years: from left to right, oldest first.

Places across are percents and places down are pixels, so that a chart fills a phone and a desk
screen with type of the same size.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from .data import Chart
from .scale import NARROWEST, WIDER, Scale, flat, stacks_of, units, width_of

TOP, PLOT, FOOT, BELOW_BARS = 36, 220, 36, 26  #: pixels
WIDEST_AXIS = 26  #: percent
WIDEST_COLUMN = 22  #: percent; a single year would fill the chart
GAP = 3  #: pixels between two texts
FILLED = 0.74  #: of the room a label has
BOLDER = 1.05


@dataclass(frozen=True)
class Rect:
    x: str
    y: str
    width: str
    height: str
    series: int


@dataclass(frozen=True)
class Text:
    x: str
    y: str
    text: str
    #: Only where there is more room than on a phone.
    wide_only: bool = False


class Columns:
    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._groups = stacks_of(chart)
        self._scale = Scale(flat(self._groups))
        names = [name for _value, name in self._scale.lines]
        # The highest line's name stands above all columns.
        widest = max(map(width_of, names[:-1]), default=0)
        self._left = min(widest / NARROWEST * 100 + 3, WIDEST_AXIS)
        count = max(len(self._groups), 1)
        half_a_name = max(map(width_of, chart.labels), default=0) / 2 / NARROWEST * 100
        # The last year's name ends where the chart does.
        right = max(half_a_name - (100 - self._left) / count / 2, 0)
        self._slot = (100 - self._left - right) / count

    @property
    def height(self) -> str:
        return units(TOP + PLOT + self._below + FOOT)

    @property
    def _below(self) -> int:
        return BELOW_BARS if self._scale.low < 0 else 0

    @property
    def baseline(self) -> str:
        return units(self._at(Decimal()))

    @property
    def lines(self) -> list[Text]:
        """All but nought, which has the baseline; the names stand upon their lines."""
        return [
            Text("0", units(self._at(value)), name) for value, name in self._scale.lines if value
        ]

    @property
    def rects(self) -> list[Rect]:
        found = []
        for place, group in enumerate(self._groups):
            start, width = self._across(place, len(group))
            for number, stack in enumerate(group):
                x = start + number * width
                for span in stack.spans:
                    top, foot = sorted((self._at(span.start), self._at(span.end)))
                    wide = units(width * (0.94 if len(group) > 1 else 1))
                    found.append(Rect(units(x), units(top), wide, units(foot - top), span.series))
        return found

    @property
    def values(self) -> list[Text]:
        """The number of each column; none where they would run into each other. What is not known is
        always said."""
        beside = max(map(len, self._groups), default=1)
        widest = max((width_of(s.label) for s in flat(self._groups)), default=0) * BOLDER
        every = _every(widest, self._slot / beside)
        found = []
        for place, group in enumerate(self._groups):
            start, width = self._across(place, len(group))
            for number, stack in enumerate(group):
                if stack.known and every.wide > 1:
                    continue
                x = units(start + (number + 0.47) * width)
                y = self._at(stack.bottom) + 22 if stack.downward else self._at(stack.top) - 8
                wide_only = stack.known and every.narrow > 1
                found.append(Text(x, units(y), stack.label, wide_only))
        return found

    @property
    def names(self) -> list[Text]:
        """The years: each where there is room, else every other or tenth, counted from the last."""
        labels = self.chart.labels
        every = _every(max(map(width_of, labels), default=0), self._slot)
        y = units(TOP + PLOT + self._below + 26)
        found = []
        for place, label in enumerate(labels):
            from_last = len(labels) - 1 - place
            if from_last % every.wide == 0:
                x = units(self._left + self._slot * (place + 0.5))
                found.append(Text(x, y, label, from_last % every.narrow != 0))
        return found

    def _across(self, place: int, beside: int) -> tuple[float, float]:
        """Where the columns of one label begin, and how wide each is."""
        room = min(self._slot * FILLED, WIDEST_COLUMN * beside)
        return self._left + self._slot * (place + 0.5) - room / 2, room / beside

    def _at(self, value: Decimal) -> float:
        """Pixels from the top."""
        return TOP + PLOT * (1 - self._scale.share(value))


@dataclass(frozen=True)
class Every:
    """Of so many labels one has room, on a phone and where it is wide."""

    narrow: int
    wide: int


def _every(pixels: float, percent: float) -> Every:
    room = percent / 100 * NARROWEST
    wide = max(ceil((pixels + GAP) / (room * WIDER)), 1)
    # A multiple, so that what a phone shows is shown everywhere.
    return Every(ceil(max((pixels + GAP) / room, 1) / wide) * wide, wide)
