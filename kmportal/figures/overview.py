"""The page of the network's figures: each indicator, the map, and themes by region."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kmportal.charts.matrix import Cell, Matrix, Row
from kmportal.charts.provinces import shapes
from kmportal.themes.models import Theme

from .models import Figure, Indicator
from .pictures import Pictures, narrowed
from .years import year_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict

    from kmportal.charts.numbers import Number
    from kmportal.places.models import Place

    from .entries import Entry
    from .holdings import Holdings


@dataclass(frozen=True)
class Choice:
    """One state of a page, as a link."""

    label: str
    url: str
    active: bool
    count: int | None = None


def all_pictures(regions: Sequence[Place]) -> list[Pictures]:
    """Of every indicator with figures, in two queries."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in Figure.objects.all().entries():
        entries[entry.indicator].append(entry)
    indicators = Indicator.objects.filter(pk__in=entries)
    return [Pictures(each, entries[each.pk], regions) for each in indicators]


class ProvinceChoice:
    """What the map shows, as the address asks: `?map=lesson` or `?indicator=tambons&year=2020`.

    What makes no sense is taken as absent; without anything asked, all that the portal holds.
    """

    def __init__(self, held: Holdings, pictures: Sequence[Pictures], parameters: QueryDict) -> None:
        self._held = held
        self._drawable = {each.indicator.slug: each for each in pictures if each.provinces}
        self._chosen = self._drawable.get(parameters.get("indicator", ""))
        kinds = {kind.slug: kind for kind in held.kinds}
        self._kind = None if self._chosen else kinds.get(parameters.get("map", ""))
        known = [str(year) for year in self._chosen.known_years] if self._chosen else []
        asked = parameters.get("year", "")
        self._year = int(asked) if asked in known else None

    @property
    def label(self) -> str:
        if not self._chosen:
            return str(self._kind.label if self._kind else _("All that the portal holds"))
        indicator = self._chosen.indicator
        when = year_label(self._year) if self._year else self._chosen.period
        return " ".join(filter(None, [f"{indicator.name} ({indicator.unit})", when]))

    @property
    def counts(self) -> Mapping[str, Number]:
        if self._chosen:
            entries = self._chosen.entries
            of_year = narrowed(entries, None, self._year, self._year)
            return Pictures(self._chosen.indicator, of_year, []).provinces
        nothing = dict.fromkeys(shapes(), 0)
        if self._kind:
            return nothing | self._held.provinces.get(self._kind.slug, {})
        return nothing | dict(sum(map(Counter, self._held.provinces.values()), Counter()))

    @property
    def links(self) -> dict[str, str]:
        """From each province that has any to what is counted there."""
        return {code: self._link(code) for code, count in self.counts.items() if count}

    def _link(self, code: str) -> str:
        if self._chosen:
            page = reverse("indicator", args=[self._chosen.indicator.slug])
            return f"{page}?{urlencode({'place': code})}"
        if self._kind and self._kind.listed_at:
            return f"{reverse(self._kind.listed_at)}?{urlencode({'place': code})}"
        page = reverse("place", args=[code])
        return f"{page}?{urlencode({'type': self._kind.slug})}" if self._kind else page

    @property
    def source(self) -> str:
        return self._chosen.indicator.source if self._chosen else ""

    @property
    def table_url(self) -> str:
        if self._chosen:
            return reverse("indicator_csv", args=[self._chosen.indicator.slug])
        return reverse("holdings_csv")

    @property
    def kinds(self) -> list[Choice]:
        totals = self._held.totals
        shown = not (self._chosen or self._kind)
        everything = Choice(_("All"), "?#map", shown, sum(totals.values()))
        return [everything] + [
            Choice(
                str(kind.label),
                f"?{urlencode({'map': kind.slug})}#map",
                kind == self._kind,
                totals.get(kind.slug, 0),
            )
            for kind in self._held.kinds
        ]

    @property
    def indicators(self) -> list[Choice]:
        return [
            Choice(
                each.indicator.name,
                f"?{urlencode({'indicator': slug})}#map",
                each is self._chosen,
            )
            for slug, each in self._drawable.items()
        ]

    @property
    def years(self) -> list[Choice]:
        """The years of the indicator that is shown; nothing where there is no choice."""
        if not self._chosen or len(self._chosen.known_years) < 2:
            return []
        slug = self._chosen.indicator.slug
        return [
            Choice(_("All years"), f"?{urlencode({'indicator': slug})}#map", not self._year)
        ] + [
            Choice(
                year_label(year),
                f"?{urlencode({'indicator': slug, 'year': year})}#map",
                year == self._year,
            )
            for year in self._chosen.known_years
        ]


def theme_matrix(held: Holdings, regions: Sequence[Place]) -> Matrix:
    """Bases by region; each cell leads to a list of just those pages."""
    rows = []
    for base in Theme.objects.filter(parent=None):
        cells = [
            _cell(base, region, held.themes.get((base.pk, region.code), 0)) for region in regions
        ]
        rows.append(Row(base.name, cells, base.get_absolute_url()))
    return Matrix(
        _("Themes and regions"),
        _("Theme"),
        [region.name for region in regions],
        rows,
    )


def _cell(base: Theme, region: Place, count: int) -> Cell:
    name = f"{base.name}, {region.name}"
    url = reverse("pages_by_theme_and_place", args=[base.slug, region.code])
    return Cell(count, url if count else "", name)
