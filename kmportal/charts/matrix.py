"""Numbers by two things at once: a table whose cells are the darker the more they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import Number, written
from .steps import Steps


@dataclass(frozen=True)
class Cell:
    """`url` leads to what is counted; `name` says in words which cell it is."""

    value: Number | None
    url: str = ""
    name: str = ""

    @property
    def written(self) -> str:
        return written(self.value)


@dataclass(frozen=True)
class Row:
    label: str
    cells: Sequence[Cell]
    url: str = ""


@dataclass(frozen=True)
class Matrix:
    title: str
    heading: str
    columns: Sequence[str]
    rows: Sequence[Row]

    @property
    def shaded(self) -> list[tuple[Row, list[tuple[Cell, int | None]]]]:
        """Each row with its cells, each cell with its step."""
        steps = Steps(cell.value for row in self.rows for cell in row.cells)
        return [(row, [(cell, steps.of(cell.value)) for cell in row.cells]) for row in self.rows]
