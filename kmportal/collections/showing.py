"""A collection as a reader looks at it: one of five shows, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator

from kmportal.core.orders import OrderChoice
from kmportal.places.models import Place

from .asked import Asked
from .choices import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kmportal.core.models import ContentPage

    from .queries import Found

PER_PAGE = {Show.LIST: 20, Show.CARDS: 12, Show.TABLE: 50, Show.MAP: 20, Show.TIMELINE: 20}


class Shown:
    """`usual` is the show its editor chose; on its own page readers may look at it in any other.

    `url` is that page's, where the show stands on another; None where there is no such page. `key`
    tells it from others on one page.
    """

    def __init__(
        self,
        found: Found,
        usual: str,
        columns: Sequence[str],
        parameters: Mapping[str, str],
        *,
        rows: int = 0,
        url: str | None = "",
        key: str = "collection",
    ) -> None:
        self._every, self.usual, self.columns = found, usual, columns
        self.url, self.key, self._rows = url, key, rows
        self.title = ""
        asked = Asked.of(parameters)
        self.show = asked.show or usual
        self.asked = asked.but(
            show="" if asked.show == usual else asked.show,
            place=asked.place if self.show == Show.MAP else "",
        )
        self._page = parameters.get("page")

    @cached_property
    def place(self) -> Place | None:
        """The province the map is looked at in."""
        code = self.asked.place
        provinces = Place.objects.filter(level=Place.Level.PROVINCE)
        return provinces.filter(code=code).first() if code else None

    @cached_property
    def found(self) -> Found:
        if self.show == Show.TIMELINE:
            return self._every.by_day()
        return self._every.within(self.place) if self.place else self._every

    @property
    def template(self) -> str:
        return f"collections/shows/{self.show}.html"

    @property
    def total(self) -> int:
        return self.found.total

    @property
    def has_any(self) -> bool:
        return bool(self._every.total)

    @cached_property
    def pages(self) -> PageOfList[ContentPage]:
        counted: Any = Paginator([], self._rows or PER_PAGE[Show(self.show)])
        counted.count = self.total
        page: PageOfList[Any] = counted.get_page(self._page)
        start = (page.number - 1) * counted.per_page
        page.object_list = self.found.rows(start, start + counted.per_page) if self.total else []
        return page

    @property
    def shows(self) -> list[OrderChoice]:
        asked = self.asked.but(place="")
        return [
            OrderChoice(
                str(Show(value).label),
                asked.but(show="" if value == self.usual else value).url,
                value == self.show,
            )
            for value in Show.values
        ]

    @property
    def query(self) -> str:
        """The part of the address that stays from page to page."""
        return self.asked.but(place=self.place.code if self.place else "").query

    @cached_property
    def province_counts(self) -> dict[str, int]:
        """Of all provinces, so that the map says 0 where it is 0."""
        codes = Place.objects.current().filter(level=Place.Level.PROVINCE)
        none = dict.fromkeys(codes.values_list("code", flat=True), 0)
        return none | self._every.by_province()

    @property
    def province_links(self) -> dict[str, str]:
        if self.url is None:
            return {}
        on_map = self.asked.but(show="" if self.url == "" and self.usual == Show.MAP else Show.MAP)
        counts = self.province_counts.items()
        return {code: self.url + on_map.but(place=code).url for code, count in counts if count}

    @property
    def whole_url(self) -> str:
        """Out of the province again."""
        return self.asked.but(place="").url
