"""What charts are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from .numbers import Number, short, written

MOST_IN_WORDS = 8


@dataclass(frozen=True)
class Series:
    """One number for each label of the chart; None where nobody knows."""

    label: str
    values: Sequence[Number | None]
    #: What all of them come to, where they may be added.
    total: Number | None = None

    @property
    def written_total(self) -> str:
        return written(self.total)


@dataclass(frozen=True)
class Chart:
    """`stacked` puts the series upon each other: only for parts of a whole, in one unit."""

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    #: What stands above the labels in the table: `Year`.
    heading: str = ""
    stacked: bool = False

    @cached_property
    def stacks(self) -> list[list[list[tuple[int, Number | None]]]]:
        """By label, what stands side by side; in that, what stands upon each other: series and value."""
        by_label = [
            [(number, series.values[place]) for number, series in enumerate(self.series)]
            for place in range(len(self.labels))
        ]
        return [[parts] if self.stacked else [[part] for part in parts] for parts in by_label]

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The same as a table."""
        return [
            (label, [written(series.values[place]) for series in self.series])
            for place, label in enumerate(self.labels)
        ]

    @property
    def summary(self) -> str:
        """What the picture says, in words; of a large one only the ends, for a table stands below."""
        name = f"{self.title} ({self.unit})" if self.unit else self.title
        rows = [f"{label}: {', '.join(values)}" for label, values in self.rows]
        shown = rows if len(rows) <= MOST_IN_WORDS else [rows[0], "…", rows[-1]]
        return f"{name}. {'; '.join(shown)}"

    @property
    def has_total(self) -> bool:
        return any(series.total is not None for series in self.series)

    @property
    def known(self) -> bool:
        return any(value is not None for series in self.series for value in series.values)

    @property
    def has_gaps(self) -> bool:
        return any(value is None for series in self.series for value in series.values)


@dataclass(frozen=True)
class Span:
    """Where one part begins and ends on the scale of the values."""

    start: Decimal
    end: Decimal
    series: int


@dataclass(frozen=True)
class Stack:
    """Parts upon each other: what is above nought upward, what is below it downward."""

    parts: Sequence[tuple[int, Number | None]]
    spans: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        up = down = Decimal()
        spans = []
        for series, value in self.parts:
            amount = Decimal(value or 0)
            start = down if amount < 0 else up
            spans.append(Span(start, start + amount, series))
            up, down = (up, start + amount) if amount < 0 else (start + amount, down)
        object.__setattr__(self, "spans", [span for span in spans if span.start != span.end])

    @property
    def top(self) -> Decimal:
        return max((Decimal(), *(span.end for span in self.spans)))

    @property
    def bottom(self) -> Decimal:
        return min((Decimal(), *(span.end for span in self.spans)))

    @property
    def downward(self) -> bool:
        """Whether all of it is below nought, so that its number stands below it too."""
        return self.bottom < 0 and not self.top

    @property
    def label(self) -> str:
        known = [value for _series, value in self.parts if value is not None]
        return short(sum(known)) if known else short(None)

    @property
    def known(self) -> bool:
        return any(value is not None for _series, value in self.parts)
