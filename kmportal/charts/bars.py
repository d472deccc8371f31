"""Lying bars, for regions and other long names: one below the other, each name above its bars."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pythainlp.tokenize import word_tokenize

from .data import Chart, Stack
from .scale import NARROWEST, flat, stacks_of, units, width_of

LINE, BAR, GAP = 25, 24, 16  #: pixels
SPACE = 5  #: between bars of one name
BESIDE = 10  #: between a bar's end and its number
BOLDER = 1.05
MOST_ROOM = 45  #: percent kept for numbers beside the bars


@dataclass(frozen=True)
class Line:
    y: str
    text: str


@dataclass(frozen=True)
class Bar:
    x: str
    y: str
    width: str
    series: int


@dataclass(frozen=True)
class Value:
    x: str
    y: str
    text: str
    top: str
    #: Below nought the number stands at the left of its bar.
    left: bool


class Bars:
    height_of_bar = units(BAR)

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        groups = stacks_of(chart)
        stacks = flat(groups)
        self._low = min((stack.bottom for stack in stacks), default=Decimal())
        high = max((stack.top for stack in stacks), default=Decimal())
        self._extent = high - self._low or Decimal(1)
        widest = max((width_of(stack.label) for stack in stacks), default=0) * BOLDER + BESIDE
        room = min(widest / NARROWEST * 100 + 2, MOST_ROOM)
        self._left = room if self._low < 0 else 0
        self._across = 100 - room - self._left
        self.names: list[Line] = []
        self.rects: list[Bar] = []
        self.values: list[Value] = []
        self._y = 0.0
        for label, group in zip(chart.labels, groups, strict=True):
            self._draw(label, group)
        self.height = units(max(self._y - GAP, BAR))

    @property
    def zero(self) -> str:
        return units(self._at(Decimal()))

    def _draw(self, label: str, group: list[Stack]) -> None:
        for line in wrapped(label):
            self.names.append(Line(units(self._y + 18), line))
            self._y += LINE
        for stack in group:
            for span in stack.spans:
                start, end = sorted((self._at(span.start), self._at(span.end)))
                self.rects.append(
                    Bar(units(start), units(self._y), units(end - start), span.series)
                )
            end = self._at(stack.bottom if stack.downward else stack.top)
            self.values.append(
                Value(units(end), units(self._y + 18), stack.label, units(self._y), stack.downward)
            )
            self._y += BAR + SPACE
        self._y += GAP - SPACE

    def _at(self, value: Decimal) -> float:
        """Percent from the left."""
        return self._left + self._across * float((value - self._low) / self._extent)


def wrapped(text: str) -> list[str]:
    """In lines that fit a phone, broken between words."""
    lines = [""]
    for word in word_tokenize(text, engine="newmm"):
        if lines[-1] and width_of((lines[-1] + word).rstrip()) > NARROWEST:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines]
