"""Numbers far from those of the years beside them: often a slip of the finger, sometimes true."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .grid import Cell, Grid

#: One nought too many or too few.
FAR = 10


def far_from_neighbours(grid: Grid) -> Iterator[tuple[Cell, Cell]]:
    """Each cell that is at least ten times its neighbour in time, or a tenth, with that neighbour."""
    for row in grid.rows:
        before: dict[int, Cell] = {}
        for cell in row.cells:
            if cell.figure is None or not cell.spot.year:
                continue
            neighbour = before.get(cell.spot.category)
            if neighbour and neighbour.figure and _far(cell.figure.value, neighbour.figure.value):
                yield cell, neighbour
            before[cell.spot.category] = cell


def _far(one: Decimal, other: Decimal) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return small > 0 and large >= FAR * small
