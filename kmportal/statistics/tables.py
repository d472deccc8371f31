"""Tables as they are shown and downloaded: what stands in one stands in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kmportal.charts.numbers import MISSING, written

from .counting import FEW, Counted, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kmportal.charts.data import Chart


Cell = str | int
KEPT_BACK = f"<{FEW}"


@dataclass(frozen=True)
class Heading:
    """With two columns below it where there are both periods."""

    label: str
    is_number: bool = True
    is_pair: bool = False


@dataclass(frozen=True)
class Row:
    label: str
    cells: Sequence[Cell]
    url: str = ""


@dataclass(frozen=True)
class ShownRow:
    label: str
    url: str
    cells: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Table:
    title: str
    headings: Sequence[Heading]
    rows: Sequence[Row]
    total: Row | None = None
    notes: Sequence[str] = ()
    chart: Chart | None = None
    #: Months stand beside each other, names below each other.
    is_upright: bool = False

    @property
    def flat_headings(self) -> list[str]:
        """One a column, for files."""
        flat = []
        for heading in self.headings:
            flat.append(heading.label)
            if heading.is_pair:
                flat.append(_("%(what)s, period before") % {"what": heading.label})
        return flat

    @property
    def shown_rows(self) -> list[ShownRow]:
        return [self._shown(row) for row in self.rows]

    @property
    def shown_total(self) -> ShownRow | None:
        return self._shown(self.total) if self.total else None

    def _shown(self, row: Row) -> ShownRow:
        """Numbers as they are read; with each cell, whether its column is one of numbers."""
        kinds = [h.is_number for h in self.headings[1:] for _each in range(1 + h.is_pair)]
        texts = [cell if isinstance(cell, str) else written(cell) for cell in row.cells]
        return ShownRow(row.label, row.url, list(zip(texts, kinds, strict=True)))

    @property
    def flat_rows(self) -> list[list[Cell]]:
        rows = [*self.rows, *([self.total] if self.total else [])]
        return [[row.label, *row.cells] for row in rows]

    @property
    def kept_back(self) -> str:
        """What stands in place of numbers that are not told, where there are such."""
        told_nothing = any(cell == KEPT_BACK for row in self.rows for cell in row.cells)
        return KEPT_BACK if told_nothing else ""

    @property
    def has_pairs(self) -> bool:
        return any(heading.is_pair for heading in self.headings)


def told(counted: Counted) -> Cell:
    return counted.value if counted.is_told else KEPT_BACK


def pair_cells(pair: Pair) -> list[Cell]:
    return [told(pair.now), told(pair.before)]


def total_cells(total: Pair, parts: Sequence[Pair]) -> list[Cell]:
    """Not said where one of its parts is kept back: what is missing from it would tell that part."""
    sides = ((total.now, [pair.now for pair in parts]), (total.before, [p.before for p in parts]))
    return [told(whole) if all(part.is_told for part in each) else MISSING for whole, each in sides]
