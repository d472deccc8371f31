"""The list of learning centers as a reader has asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Locale

from kmportal.core.orders import OrderChoice
from kmportal.core.querysets import shown_relations
from kmportal.places.resolve import resolve
from learning_centers.models import LearningCenterPage

from .asked import Asked
from .bitmaps import bitmap, members
from .filters import Filters
from .nearest import Distance, distance, nearest_first, origin_of
from .snapshot import Entry, snapshot

if TYPE_CHECKING:
    from kmportal.places.models import Place

#: Few, so that the page stays small on an old telephone.
PER_PAGE = 12
#: Hits of the search engine that are looked at: more are too many for anyone's words.
MOST_HITS = 2_000
MOST_SUGGESTIONS = 4


class Row(NamedTuple):
    page: LearningCenterPage
    entry: Entry
    distance: Distance | None


class Directory:
    def __init__(self, locale: Locale, parameters: Mapping[str, str]) -> None:
        self.asked = Asked.of(parameters)
        self._page = parameters.get("page")
        self.among = snapshot(locale)

    @cached_property
    def filters(self) -> Filters:
        found = bitmap(self._hits) if self.asked.q else None
        return Filters(self.asked, self.among, found)

    @cached_property
    def _hits(self) -> list[int]:
        """What the portal's engine finds for the words, best first."""
        pages = LearningCenterPage.objects.readable().only("pk")
        keys = [page.pk for page in pages.search(self.asked.q)[:MOST_HITS]]
        return [self.among.numbers[key] for key in keys if key in self.among.numbers]

    @property
    def total(self) -> int:
        return self.filters.left.bit_count()

    @property
    def every(self) -> int:
        """How many there are, whatever is asked."""
        return len(self.among.entries)

    @cached_property
    def origin(self) -> Any:
        return origin_of(self.asked)

    @property
    def order(self) -> str:
        usual = "near" if self.origin else "match" if self.asked.q else "name"
        possible = {"name": True, "match": bool(self.asked.q), "near": bool(self.origin)}
        return self.asked.sort if possible.get(self.asked.sort) else usual

    @property
    def orders(self) -> list[OrderChoice]:
        """Empty where there is no choice."""
        labels = {"match": _("Best match"), "near": _("Nearest"), "name": _("Name")}
        possible = {"match": bool(self.asked.q), "near": bool(self.origin), "name": True}
        keys = [key for key in labels if possible[key]]
        if len(keys) < 2 or self.total < 2:
            return []
        return [
            OrderChoice(labels[key], self.asked.but(sort=key).url, key == self.order)
            for key in keys
        ]

    @property
    def numbers(self) -> list[int]:
        """Of all entries that are left, by name."""
        return members(self.filters.left)

    @cached_property
    def selected(self) -> list[int]:
        """Numbers of all entries that are left, in the order asked for."""
        if self.order == "near":
            return nearest_first(self.numbers, self.origin, self.among)
        if self.order == "match":
            left = set(self.numbers)
            return [number for number in self._hits if number in left]
        return self.numbers

    @cached_property
    def pages(self) -> PageOfList[Row]:
        """One page of rows, with what they show read ahead."""
        page: PageOfList[Any] = Paginator(self.selected, PER_PAGE).get_page(self._page)
        entries = [self.among.entries[number] for number in page.object_list]
        keys = [entry.pk for entry in entries]
        # Asked again, whatever is remembered: a page withdrawn a moment ago must not show.
        found = LearningCenterPage.objects.readable().filter(pk__in=keys)
        pages = {each.pk: each for each in found.defer_streamfields()}
        prefetch_related_objects(list(pages.values()), *shown_relations(LearningCenterPage))
        page.object_list = [
            Row(pages[entry.pk], entry, distance(self.origin, entry) if self.origin else None)
            for entry in entries
            if entry.pk in pages
        ]
        return page

    @property
    def some_approximate(self) -> bool:
        return any(row.distance and row.distance.approximate for row in self.pages)

    @cached_property
    def suggestions(self) -> list[tuple[Place, str]]:
        """What may have been meant by a place that is not known, with links."""
        if not self.asked.unknown:
            return []
        found = resolve(self.asked.unknown).suggestions[:MOST_SUGGESTIONS]
        return [(place, self.asked.but(near=place.code, at=None, sort="").url) for place in found]

    @property
    def list_url(self) -> str:
        return self.asked.but(map=False).url

    @property
    def map_url(self) -> str:
        return self.asked.but(map=True).url

    @property
    def without_origin_url(self) -> str:
        return self.asked.but(near="", at=None, sort="").url

    @property
    def nearest_url(self) -> str:
        """For who has chosen a place where there is none: the nearest to it."""
        place = self.filters.place
        if not place or not place.position:
            return ""
        return self.asked.but(place="", near=place.code, at=None, sort="").url

    @property
    def clear_url(self) -> str:
        """Without filters, still measured from the same place."""
        return self.asked.but(q="", place="", theme="", learn="", open=False).url

    @property
    def to_position_url(self) -> str:
        """To which a browser adds where it is."""
        return f"{self.asked.but(near='', at=None, sort='').url}&at="

    @property
    def origin_coordinates(self) -> str:
        """`lat,lon`, for the map."""
        return "{},{}".format(*self.origin.position[:2]) if self.origin else ""

    @property
    def province(self) -> str:
        """The code of the province that is chosen, or holds what is chosen."""
        code = self.asked.place[:2]
        return code if code in self.among.provinces else ""

    @property
    def place_is_smaller(self) -> bool:
        """Whether the box of provinces lacks the chosen place."""
        return bool(self.filters.place) and self.asked.place not in self.among.provinces

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form sends along besides its own fields."""
        own = {"q", "place", "unknown", "from"}
        return [(name, value) for name, value in self.asked.parameters.items() if name not in own]

    @property
    def kept_for_origin(self) -> list[tuple[str, str]]:
        own = {"near", "at", "sort", "unknown"}
        return [(name, value) for name, value in self.asked.parameters.items() if name not in own]

    @property
    def province_counts(self) -> dict[str, int]:
        return self.filters.by_province

    @property
    def province_links(self) -> dict[str, str]:
        """To the list of each province that has any."""
        asked = self.asked.but(map=False)
        return {
            code: asked.but(place=code).url for code, count in self.province_counts.items() if count
        }
