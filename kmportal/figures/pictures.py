"""An indicator's figures as charts."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext as _

from kmportal.charts.data import Chart, Series
from kmportal.charts.numbers import written
from kmportal.places.models import Place

from .entries import Entry, Path, path_of
from .series import current, grouped
from .years import year_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .models import Indicator
    from .series import Point

#: Beyond this, years without figures are left out between those with.
LONGEST_SPAN = 60


def narrowed(
    entries: Iterable[Entry],
    place: Place | None = None,
    first: int | None = None,
    last: int | None = None,
) -> list[Entry]:
    """Figures of the place and what belongs to it, of the years from first to last."""
    path = path_to(place)
    found = [entry for entry in entries if entry.path[: len(path)] == path]
    if first is not None:
        found = [entry for entry in found if entry.year is not None and entry.year >= first]
    if last is not None:
        found = [entry for entry in found if entry.year is not None and entry.year <= last]
    return found


def path_to(place: Place | None) -> Path:
    return path_of(place.code, place.region and place.region.code) if place else ()


def compared_within(place: Place | None) -> list[Place]:
    """The regions; of one region its provinces; of anything smaller nothing."""
    if place is None:
        regions = Place.objects.current().filter(level=Place.Level.REGION)
        return list(regions.select_related("region").order_by("code"))
    if place.level > Place.Level.REGION:
        return []
    return list(place.children.current().select_related("region").order_by("code"))


class Pictures:
    """What can be drawn of one indicator, of the whole network or one place. Asks the database
    nothing: it is given all entries, and the regions (or the place's provinces) to compare."""

    #: For a map that leads nowhere.
    no_links: ClassVar[dict[str, str]] = {}

    def __init__(
        self,
        indicator: Indicator,
        entries: Sequence[Entry],
        areas: Sequence[Place],
        place: Place | None = None,
    ) -> None:
        self.indicator = indicator
        self.place = place
        self.entries = entries
        self._areas = areas
        self._current = current(indicator, list(entries))

    @cached_property
    def total(self) -> Decimal | None:
        path = path_to(self.place)
        return grouped(self.indicator, self._current, lambda _entry: "", lambda _key: path).get("")

    @property
    def name(self) -> str:
        """What is counted, and where if not in the whole network."""
        return " · ".join(str(part) for part in (self.indicator, self.place) if part)

    @property
    def written_total(self) -> str:
        return written(self.total)

    @property
    def known_years(self) -> list[int]:
        return sorted({entry.year for entry in self.entries if entry.year is not None})

    @property
    def period(self) -> str:
        """The years of which the numbers for places are."""
        known = sorted({entry.year for entry in self._current if entry.year is not None})
        if not known:
            return ""
        first, last = year_label(known[0]), year_label(known[-1])
        return first if first == last else f"{first}–{last}"

    @cached_property
    def years(self) -> Chart:
        """Oldest first; a year between others that has no figure is shown as not known."""
        path = path_to(self.place)
        found = grouped(self.indicator, self.entries, lambda entry: entry.year, lambda _y: path)
        labels = _without_gaps([year for year in found if year is not None])
        shown: list[int | None] = [*labels, *([None] if None in found else [])]
        return self._chart(
            _("%(name)s by year"),
            _("Year"),
            [year_label(year) for year in shown],
            [found.get(year) for year in shown],
            self.indicator.years_add_up,
        )

    @cached_property
    def areas(self) -> Chart:
        """By region, or by the provinces of one; what is told of no area stands last."""
        depth = len(path_to(self.place)) + 1
        found = self._by_path(depth)
        known = [area for area in self._areas if path_to(area) in found or depth == 1]
        labels = [area.name for area in known]
        values = [found.get(path_to(area)) for area in known]
        rest = self._not_by_area(values)
        if rest:
            labels, values = [*labels, _("Not told by area")], [*values, rest]
        if depth == 1:
            return self._chart(_("%(name)s by region"), _("Region"), labels, values, True)
        return self._chart(_("%(name)s by province"), _("Province"), labels, values, True)

    @property
    def shows_areas(self) -> bool:
        """Whether there is anything to compare."""
        return sum(value is not None for value in self.areas.series[0].values) > 1

    @cached_property
    def provinces(self) -> dict[str, Decimal]:
        """By official code; a province without a figure is left out."""
        return {path[1]: value for path, value in self._by_path(2).items()}

    def _by_path(self, depth: int) -> dict[Path, Decimal]:
        reaching = [entry for entry in self._current if len(entry.path) >= depth]
        return grouped(self.indicator, reaching, lambda e: e.path[:depth], lambda path: path)

    def _not_by_area(self, values: Sequence[Decimal | None]) -> Decimal | None:
        known = [value for value in values if value is not None]
        if not known or not self.indicator.adds_up or self.total is None:
            return None
        return self.total - sum(known)

    def _chart(
        self,
        title: str,
        heading: str,
        labels: Sequence[str],
        values: Sequence[Decimal | None],
        adds_up: bool,
    ) -> Chart:
        indicator = self.indicator
        total = self.total if adds_up and indicator.adds_up and len(labels) > 1 else None
        series = Series(indicator.unit, values, total)
        return Chart(title % {"name": self.name}, labels, [series], indicator.unit, heading)


def category_chart(indicator: Indicator, points: Sequence[Point]) -> Chart:
    """The parts of the indicator's breakdown, without those nobody has a figure of."""
    known = [point for point in points if point.value is not None]
    title = _("%(name)s by part") % {"name": indicator.name}
    labels, values = [point.label for point in known], [point.value for point in known]
    series = [Series(indicator.unit, values)]
    return Chart(title, labels, series, indicator.unit, _("Part"))


def _without_gaps(years: Sequence[int]) -> list[int]:
    if not years:
        return []
    span = range(min(years), max(years) + 1)
    return list(span) if len(span) <= LONGEST_SPAN else sorted(years)
