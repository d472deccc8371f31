"""What the cells of an imported table mean: indicators, places and parts by what people write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from kmportal.places.gazetteer import Gazetteer
from kmportal.places.models import Place
from kmportal.places.resolve import resolve
from kmportal.places.written_names import code_in
from kmportal.tabular.cells import folded

from .models import Category, Figure, Indicator
from .years import common_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Named = TypeVar("Named", Indicator, Category)

Row = dict[str, str]
Key = tuple[int, int | None, int | None, int | None]
WHOLE_NETWORK = frozenset(folded(text) for text in ("", "ทั้งเครือข่าย", "The whole network", "-"))
NO_YEAR = frozenset(folded(text) for text in ("", "ไม่ระบุปี", "Year not stated", "-"))


class Lookup:
    """Read once for some rows, so that no row asks the database."""

    def __init__(self) -> None:
        self._indicators = _by_name(Indicator.objects.all(), lambda each: 0)
        self._categories = _by_name(Category.objects.all(), lambda each: each.dimension_id)
        self._places: dict[str, Place | None] = {}
        self._regions: dict[str, Place] = {}
        for region in Place.objects.filter(level=Place.Level.REGION):
            for name in (region.name_th, region.name_en):
                self._regions[folded(name).removeprefix("ภาค")] = region
        self._gazetteer = Gazetteer()
        self._figures: dict[Key, Figure] = {}

    def read_ahead(self, rows: Iterable[Row]) -> None:
        """The places and figures these rows speak of."""
        listed = list(rows)
        codes = {code for row in listed if (code := code_in(row.get("place", "")))}
        for place in Place.objects.with_ancestors().filter(code__in=codes):
            self._places[place.code] = place
        keys = {key for row in listed if (key := self._key_or_none(row))}
        if not keys:
            return
        figures = Figure.objects.filter(
            Q(place__in={key[2] for key in keys if key[2]}) | Q(place=None),
            indicator__in={key[0] for key in keys},
        )
        for figure in figures.with_names():
            key = (figure.indicator_id, figure.year, figure.place_id, figure.category_id)
            self._figures[key] = figure

    def figure(self, row: Row) -> Figure | None:
        key = self._key_or_none(row)
        return self._figures.get(key) if key else None

    def indicator(self, text: str) -> Indicator:
        found = self._indicators.get((0, folded(text)))
        if found is None:
            raise ValueError(_("There is no indicator “%(text)s”.") % {"text": text})
        return found

    def indicator_of(self, row: Row) -> Indicator | None:
        return self._indicators.get((0, folded(row.get("indicator", ""))))

    def year(self, text: str) -> int | None:
        return None if folded(text) in NO_YEAR else common_year(text)

    def place(self, text: str) -> Place | None:
        """A region by its name; any place by its code, or by a name only one has."""
        if folded(text) in WHOLE_NETWORK:
            return None
        if region := self._regions.get(folded(text).removeprefix("ภาค")):
            return region
        key = code_in(text) or text
        if key not in self._places:
            self._places[key] = resolve(text, self._gazetteer).place
        found = self._places[key]
        if found is None:
            message = _("We do not know “%(text)s” as one place. Write its official code.")
            raise ValueError(message % {"text": text})
        return found

    def category(self, text: str, indicator: Indicator) -> Category | None:
        if folded(text) in ("", "-"):
            return None
        found = self._categories.get((indicator.dimension_id or 0, folded(text)))
        if found is None:
            message = _("“%(indicator)s” has no part “%(text)s”.")
            raise ValueError(message % {"indicator": indicator.name, "text": text})
        return found

    def _key_or_none(self, row: Row) -> Key | None:
        """None where a cell makes no sense: its field says what is wrong."""
        try:
            indicator = self.indicator(row.get("indicator", ""))
            place = self.place(row.get("place", ""))
            category = self.category(row.get("category", ""), indicator)
            year = self.year(row.get("year", ""))
        except (ValueError, ValidationError):
            return None
        return (
            indicator.pk,
            year,
            place.pk if place else None,
            category.pk if category else None,
        )


def _by_name(
    things: Iterable[Named], scope: Callable[[Named], int]
) -> dict[tuple[int, str], Named]:
    """By address and by name in either language; the address wins."""
    found: dict[tuple[int, str], Named] = {}
    listed = list(things)
    for name in ("slug", "name_th", "name_en"):
        for each in listed:
            found.setdefault((scope(each), folded(getattr(each, name))), each)
    return found
