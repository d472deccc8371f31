"""A table of inputs for one indicator: places down, years or parts of its breakdown across.

What a cell showed when the form was made (`seen`) travels with the form. A cell is saved only if its
person changed it, and only if nobody else did meanwhile; otherwise they are told, and decide.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from kmportal.guard.text import clean

from .models import Category, Figure, Indicator, value_problem
from .numbers import number_in
from .years import year_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kmportal.places.models import Place

#: What one table may hold: the fields of a form the server takes, and what a person can survey.
MOST_ROWS, MOST_COLUMNS = 120, 40
LONGEST_TYPED = 200


class Column(NamedTuple):
    year: int | None
    category: Category | None

    @property
    def year_label(self) -> str:
        return year_label(self.year)

    @property
    def label(self) -> str:
        parts = [self.year_label, self.category.name if self.category else ""]
        return " · ".join(part for part in parts if part)


class Spot(NamedTuple):
    """Which figure a cell is, by keys; 0 stands for none, as in the name of its input."""

    place: int
    year: int
    category: int

    @property
    def name(self) -> str:
        return f"cell-{self.place}-{self.year}-{self.category}"


@dataclass
class Cell:
    spot: Spot
    label: str
    figure: Figure | None
    text: str
    error: str = ""
    meanwhile: str = ""

    @property
    def name(self) -> str:
        return self.spot.name


@dataclass
class Row:
    place: Place | None
    cells: list[Cell]

    @property
    def label(self) -> str:
        return self.place.full_name if self.place else _("The whole network")


@dataclass
class Changes:
    """What saving would do."""

    made: list[Figure] = field(default_factory=list)
    changed: list[tuple[Figure, Decimal]] = field(default_factory=list)
    emptied: list[Figure] = field(default_factory=list)
    before: dict[Spot, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.made) + len(self.changed) + len(self.emptied)


class Grid:
    def __init__(
        self, indicator: Indicator, places: Sequence[Place | None], columns: Sequence[Column]
    ) -> None:
        self.indicator = indicator
        self.columns = list(columns[:MOST_COLUMNS])
        self._figures = self._find(places[:MOST_ROWS])
        self.rows = [
            Row(place, [self._cell(place, column) for column in self.columns])
            for place in places[:MOST_ROWS]
        ]

    def _find(self, places: Sequence[Place | None]) -> dict[Spot, Figure]:
        there = Q(place=None) | Q(place__in=[place for place in places if place])
        figures = Figure.objects.filter(there, indicator=self.indicator)
        return {spot_of(figure): figure for figure in figures.select_related("changed_by")}

    def _cell(self, place: Place | None, column: Column) -> Cell:
        category = column.category.pk if column.category else 0
        spot = Spot(place.pk if place else 0, column.year or 0, category)
        figure = self._figures.get(spot)
        where = place.full_name if place else _("The whole network")
        label = f"{where}, {column.label}"
        return Cell(spot, label, figure, self.shown(figure))

    def shown(self, figure: Figure | None) -> str:
        """The number as it stands in an input; what is typed is compared with it."""
        return plain_text(figure.value, self.indicator) if figure else ""

    @property
    def cells(self) -> Iterable[Cell]:
        return (cell for row in self.rows for cell in row.cells)

    @property
    def seen(self) -> str:
        """What the cells hold now, for the form to bring back."""
        return json.dumps({c.name: self.shown(c.figure) for c in self.cells if c.figure})

    @property
    def problems(self) -> int:
        return sum(1 for cell in self.cells if cell.error or cell.meanwhile)

    def take(self, typed: Mapping[str, str], seen: Mapping[str, str]) -> Changes:
        """Read what was typed into the cells; what cannot be saved stays in its cell, with why."""
        changes = Changes()
        for cell in self.cells:
            text = clean(typed.get(cell.name, "")[: LONGEST_TYPED + 1])
            self._take_cell(cell, text, seen.get(cell.name, ""), changes)
        return changes

    def _take_cell(self, cell: Cell, text: str, seen: str, changes: Changes) -> None:
        now = cell.text
        try:
            value = number_in(text, self.indicator.decimals) if text else None
            problem = value_problem(self.indicator, value) if value is not None else ""
        except ValidationError as fault:
            value, problem = None, fault.messages[0]
        if problem:
            cell.text, cell.error = text, problem
            cell.meanwhile = self._told(cell.figure) if now != seen else ""
            return
        wanted = "" if value is None else plain_text(value, self.indicator)
        if wanted in (seen, now):
            return
        cell.text = text
        if now != seen:
            cell.meanwhile = self._told(cell.figure)
            return
        self._note(cell, value, changes)

    def _told(self, figure: Figure | None) -> str:
        if figure is None:
            return _("Somebody emptied this meanwhile.")
        names = {
            "value": self.indicator.written(figure.value),
            "name": figure.changed_by or _("Somebody"),
        }
        return _("%(name)s wrote %(value)s here meanwhile.") % names

    def _note(self, cell: Cell, value: Decimal | None, changes: Changes) -> None:
        changes.before[cell.spot] = self.shown(cell.figure)
        figure = cell.figure
        if value is None:
            if figure:
                changes.emptied.append(figure)
        elif figure:
            changes.changed.append((figure, value))
        else:
            place, year, category = cell.spot
            key = {"place_id": place or None, "year": year or None, "category_id": category or None}
            changes.made.append(Figure(indicator=self.indicator, value=value, **key))


def spot_of(figure: Figure) -> Spot:
    return Spot(figure.place_id or 0, figure.year or 0, figure.category_id or 0)


def plain_text(value: Decimal, indicator: Indicator) -> str:
    """Ungrouped, as spreadsheets paste and copy numbers: `1799`, `12.50`."""
    return f"{value:.{indicator.decimals}f}"


def seen_in(text: str) -> dict[str, str]:
    """What the form says its cells showed; of a broken form, nothing, so that nothing is lost."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
