"""Which places and which years or parts a grid shows: as its address asks, or as its form was sent."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kmportal.places.models import Place
from kmportal.places.resolve import resolve

from .grid import MOST_COLUMNS, MOST_ROWS, Column
from .models import Category, Indicator
from .years import FIRST_YEAR, common_year, last_year, year_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

#: Years an empty grid opens with.
FIRST_YEARS = 4
REGIONS, PROVINCES, FILLED = "regions", "provinces", "filled"
_NAME = re.compile(r"cell-(\d{1,10})-(\d{1,4})-(\d{1,10})", re.ASCII)
_SPAN = re.compile(r"\s*[-–]\s*")


class Axes:
    """What a person chose, with kind words (`problems`) for what makes no sense."""

    def __init__(self, indicator: Indicator, chosen: QueryDict) -> None:
        self.indicator, self.problems = indicator, list[str]()
        self.categories = (
            list(Category.objects.filter(dimension=indicator.dimension_id))
            if indicator.dimension_id
            else []
        )
        self.rows = chosen.get("rows", "")[:20] or REGIONS
        self.below = chosen.get("below", "")[:200].replace("\x00", "").strip()
        self.part = chosen.get("part", "")[:60]
        self.years_text = chosen.get("years", "")[:200].replace("\x00", "").strip()
        given = set(indicator.figures.order_by().values_list("year", "category").distinct())
        self._years = {year for year, _category in given}
        self._undivided = not self.categories or any(category is None for _y, category in given)
        self.unstated = "unstated" in chosen if self.years_text else None in self._years
        self.years = self._chosen_years() or self._usual_years()
        if not self.years_text:
            self.years_text = ", ".join(year_label(year) for year in self.years)

    @property
    def example(self) -> tuple[str, str]:
        return year_label(2017), year_label(2020)

    def columns(self) -> list[Column]:
        """Years across, of one part or of all; or every part, year by year."""
        years: list[int | None] = [
            *self.years,
            *([None] if self.unstated or not self.years else []),
        ]
        parts: list[Category | None] = [c for c in self.categories if self.part in ("", c.slug)]
        if not parts or (not self.part and self._undivided):
            parts = [None, *parts]
        return [Column(year, part) for year in years for part in parts][:MOST_COLUMNS]

    def places(self) -> list[Place | None]:
        known = Place.objects.with_ancestors()
        if self.below and (place := self._place_below()):
            children = known.current().filter(parent=place).order_by("code")
            if place.level == Place.Level.REGION:
                children = known.current().filter(region=place, level=Place.Level.PROVINCE)
            around: list[Place | None] = [place, *children]
            return around[:MOST_ROWS]
        if self.rows == FILLED:
            filled = known.filter(figures__indicator=self.indicator).distinct()
            return [None, *filled.order_by("code")][:MOST_ROWS]
        level = Place.Level.PROVINCE if self.rows == PROVINCES else Place.Level.REGION
        every: list[Place | None] = [None, *known.current().filter(level=level).order_by("code")]
        return every

    def _place_below(self) -> Place | None:
        resolution = resolve(self.below)
        if not resolution.place:
            text = _("We do not know “%(text)s” as one place.") % {"text": self.below}
            names = "; ".join(place.full_name for place in resolution.suggestions[:3])
            perhaps = _("Perhaps you mean: %(names)s") % {"names": names} if names else ""
            self.problems.append(f"{text} {perhaps}".strip())
        return resolution.place

    def _chosen_years(self) -> list[int]:
        years: set[int] = set()
        for part in filter(None, (text.strip() for text in re.split(r"[,;]", self.years_text))):
            try:
                ends = [common_year(text) for text in _SPAN.split(part)]
            except ValidationError as fault:
                self.problems.append(f"“{part}”: {fault.messages[0]}")
                continue
            years |= set(range(min(ends), max(ends) + 1))
        return sorted(years)[-MOST_COLUMNS:]

    def _usual_years(self) -> list[int]:
        known = sorted(year for year in self._years if year is not None)
        if not self._years:
            this_year = datetime.date.today().year
            known = list(range(this_year - FIRST_YEARS + 1, this_year + 1))
        return known[-MOST_COLUMNS:]


def sent(indicator: Indicator, names: Iterable[str]) -> tuple[list[Place | None], list[Column]]:
    """The rows and columns of a form by the names of its inputs, whatever has changed since it was
    made: what was typed must find its cell. Names of nothing that exists are left out."""
    found = [match for name in names if (match := _NAME.fullmatch(name))]
    keys = [tuple(int(number) for number in match.groups()) for match in found]
    rows = list(dict.fromkeys(key[0] for key in keys))[:MOST_ROWS]
    known = Place.objects.with_ancestors().in_bulk([row for row in rows if row])
    categories = Category.objects.filter(dimension=indicator.dimension_id).in_bulk(
        {key[2] for key in keys if key[2]}
    )
    columns = dict.fromkeys(key[1:] for key in keys if _is_column(key, categories))
    return (
        [known.get(row) for row in rows if not row or row in known],
        [Column(year or None, categories.get(part)) for year, part in columns][:MOST_COLUMNS],
    )


def _is_column(key: tuple[int, ...], categories: Mapping[int, Category]) -> bool:
    _place, year, category = key
    return (not year or FIRST_YEAR <= year <= last_year()) and (
        not category or category in categories
    )
