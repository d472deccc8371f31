"""An indicator's figures in the orders pictures show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from kmportal.places.models import Place

from .entries import Entry, Path, added, path_of
from .models import Category, Figure, Indicator
from .years import year_label

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from .querysets import FigureQuerySet

Key = TypeVar("Key", bound="Hashable")


@dataclass(frozen=True)
class Point:
    """One bar, area or row. `value` is None where no figure is known, which is not nought."""

    label: str
    value: Decimal | None
    year: int | None = None
    place: Place | None = None
    category: Category | None = None


def by_year(
    indicator: Indicator, place: Place | None = None, category: Category | None = None
) -> list[Point]:
    """A point a year, the oldest first; figures whose source states no year stand last."""
    path = _path(place)
    entries = _entries(indicator, category, None, place)
    found = grouped(indicator, entries, lambda entry: entry.year, lambda _year: path)
    years = sorted(found, key=lambda year: (year is None, year or 0))
    return [Point(year_label(year), found[year], year, place, category) for year in years]


def by_region(
    indicator: Indicator, year: int | None = None, category: Category | None = None
) -> list[Point]:
    """A point for each of the network's regions, also for those without a figure."""
    return _by_place(indicator, Place.Level.REGION, year, category)


def by_province(
    indicator: Indicator,
    year: int | None = None,
    category: Category | None = None,
    region: Place | None = None,
) -> list[Point]:
    """A point for each province (of the region), also for those without a figure."""
    return _by_place(indicator, Place.Level.PROVINCE, year, category, region)


def by_category(
    indicator: Indicator, year: int | None = None, place: Place | None = None
) -> list[Point]:
    """A point for each part of the indicator's breakdown; empty where it has none."""
    if not indicator.dimension_id:
        return []
    path = _path(place)
    entries = current(indicator, _entries(indicator, None, year, place))
    found = grouped(indicator, entries, lambda entry: entry.category, lambda _category: path)
    categories = Category.objects.filter(dimension=indicator.dimension_id)
    return [Point(c.name, found.get(c.pk), year, place, c) for c in categories]


def total(
    indicator: Indicator,
    year: int | None = None,
    place: Place | None = None,
    category: Category | None = None,
) -> Decimal | None:
    """The one number for the place and year; for all years, their sum or the latest."""
    path = _path(place)
    entries = current(indicator, _entries(indicator, category, year, place))
    return grouped(indicator, entries, lambda _entry: "", lambda _key: path).get("")


def years(indicator: Indicator) -> list[int]:
    """The years of which there are figures, the oldest first."""
    found = indicator.figures.order_by("year").values_list("year", flat=True).distinct()
    return [year for year in found if year is not None]


def _path(place: Place | None) -> Path:
    return path_of(place.code, place.region and place.region.code) if place else ()


def _by_place(
    indicator: Indicator,
    level: Place.Level,
    year: int | None,
    category: Category | None,
    region: Place | None = None,
) -> list[Point]:
    places = Place.objects.current().filter(level=level).select_related("region")
    places = places.filter(region=region) if region else places
    entries = current(indicator, _entries(indicator, category, year, region))
    depth = 1 if level == Place.Level.REGION else 2
    reaching = [entry for entry in entries if len(entry.path) >= depth]
    found = grouped(indicator, reaching, lambda entry: entry.path[:depth], lambda path: path)
    return [
        Point(
            place.name,
            found.get(_path(place)),
            year,
            place,
            category,
        )
        for place in places
    ]


def _entries(
    indicator: Indicator, category: Category | None, year: int | None, place: Place | None
) -> list[Entry]:
    figures: FigureQuerySet = Figure.objects.filter(indicator=indicator)
    if category:
        figures = figures.filter(category=category)
    if year is not None:
        figures = figures.filter(year=year)
    return (figures.within(place) if place else figures).entries()


def current(indicator: Indicator, entries: list[Entry]) -> list[Entry]:
    """All entries where years add up, else those of the latest year."""
    if indicator.years_add_up and indicator.adds_up:
        return entries
    latest = max((entry.year or 0 for entry in entries), default=0)
    return [entry for entry in entries if (entry.year or 0) == latest]


def grouped(
    indicator: Indicator,
    entries: Iterable[Entry],
    key_of: Callable[[Entry], Key],
    path_for: Callable[[Key], Path],
) -> dict[Key, Decimal]:
    """One number a group: their sum, or of a percent the one figure of just that place."""
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key_of(entry)].append(entry)
    numbers = {
        key: added(group) if indicator.adds_up else _only(group, path_for(key))
        for key, group in groups.items()
    }
    return {key: number for key, number in numbers.items() if number is not None}


def _only(entries: list[Entry], path: Path) -> Decimal | None:
    there = [entry for entry in entries if entry.path == path]
    whole = [entry for entry in there if entry.category is None] or there
    return whole[0].value if len(whole) == 1 else None
