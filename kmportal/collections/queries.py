"""A saved query and what a reader finds by it, now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.db.models import F
from modelsearch.query import MATCH_ALL

from kmportal.core.querysets import read_shown_relations
from kmportal.places.querysets import page_counts_by_code, pages_in
from learning_centers.directory.collation import collation_key
from lessons.most_read import MOST_READ
from search.readers import readable_by
from search.understanding import Understood

from .choices import Sort
from .criteria import Criteria

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Locale

    from kmportal.core.models import ContentPage
    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User
    from kmportal.places.models import Place

#: Hits of the search engine that are looked at, best first: more are too many for anyone's words.
MOST_HITS = 2_000
PROVINCE_CODE = 2  # digits

ORDERS: dict[str, tuple[Any, ...]] = {
    Sort.OLDEST: (F("content_date").asc(nulls_last=True), "pk"),
    Sort.READ: (MOST_READ.by, "-content_date", "-pk"),
    Sort.APPLIED: (
        F("lessonpage__applied_count").desc(nulls_last=True),
        "-content_date",
        "-pk",
    ),
}
DAY_ORDERS = (Sort.NEWEST, Sort.OLDEST)


@dataclass(frozen=True)
class Query:
    criteria: Criteria
    locale: Locale  #: whose readers are asked for
    sort: str = Sort.NEWEST
    limit: int | None = None  #: rows in all

    def found_by(self, user: User | AnonymousUser | None) -> Found:
        return Found(self, user)


class Found:
    """Nobody's `user` finds what anyone may read."""

    def __init__(
        self,
        query: Query,
        user: User | AnonymousUser | None,
        place: Place | None = None,
        order: str = "",
    ) -> None:
        self.query, self.place = query, place
        self._user, self._shown_by = user, order

    def within(self, place: Place) -> Found:
        """What of it is tagged with a place or what belongs to it."""
        return Found(self.query, self._user, place)

    def by_day(self) -> Found:
        """The same pages in the order of their days, even where others come first by the query."""
        order = self.query.sort if self.query.sort in DAY_ORDERS else Sort.NEWEST
        return Found(self.query, self._user, self.place, order)

    @cached_property
    def total(self) -> int:
        return len(self._keys) if self._in_memory else self._pages.count()

    def rows(self, start: int, stop: int) -> list[ContentPage]:
        """As objects of their own types with what rows show read ahead."""
        if self._in_memory:
            pages = self._of_keys(self._keys[start:stop])
        else:
            order = _order_of(self._shown_by or self.query.sort)
            pages = list(_specific(self._pages.order_by(*order))[start:stop])
        read_shown_relations(pages)
        return pages

    def last_published(self, most: int) -> list[ContentPage]:
        published = self._pages.filter(first_published_at__isnull=False)
        pages = list(_specific(published.order_by("-first_published_at", "-pk"))[:most])
        read_shown_relations(pages)
        return pages

    def by_province(self) -> dict[str, int]:
        """How many there are, by the code of the province."""
        return page_counts_by_code(self._pages, PROVINCE_CODE)

    @cached_property
    def _pages(self) -> ContentPageQuerySet:
        """All that is found, whatever the order."""
        return self._narrowed(self._first if self.query.limit else self._all)

    def _narrowed(self, pages: ContentPageQuerySet) -> ContentPageQuerySet:
        if self.place is None:
            return pages
        return pages.filter(pk__in=pages_in(self.place).values("pk"))

    @cached_property
    def _all(self) -> ContentPageQuerySet:
        criteria = self.query.criteria
        pages = readable_by(self._user)
        if not criteria.language:
            pages = pages.shown_in(self.query.locale)
        pages = pages.filter(criteria.where)
        return pages.filter(pk__in=self._hits) if criteria.text else pages

    @property
    def _first(self) -> ContentPageQuerySet:
        return self._all.filter(pk__in=self._first_keys)

    @cached_property
    def _first_keys(self) -> list[int]:
        """Of as many as the limit lets in, whatever the place."""
        limit = self.query.limit
        if self._sorted_here:
            return self._sorted(self._all)[:limit]
        ordered = self._all.order_by(*_order_of(self.query.sort))
        return list(ordered.values_list("pk", flat=True)[:limit])

    @property
    def _in_memory(self) -> bool:
        return not self._shown_by and (self._sorted_here or bool(self.query.limit))

    @property
    def _sorted_here(self) -> bool:
        """By an order no database has."""
        return self.query.sort == Sort.TITLE or self._by_match

    @property
    def _by_match(self) -> bool:
        return self.query.sort == Sort.MATCH and bool(self.query.criteria.text)

    @cached_property
    def _keys(self) -> list[int]:
        """In order."""
        if not self.query.limit:
            return self._sorted(self._pages)
        if self.place is None:
            return self._first_keys
        left = set(self._pages.values_list("pk", flat=True))
        return [key for key in self._first_keys if key in left]

    def _sorted(self, pages: ContentPageQuerySet) -> list[int]:
        if self._by_match:
            found = set(pages.order_by().values_list("pk", flat=True))
            return [key for key in self._hits if key in found]
        titles = pages.order_by().values_list("title", "pk")
        return [pk for title, pk in sorted(titles, key=lambda row: (collation_key(row[0]), row[1]))]

    @cached_property
    def _hits(self) -> list[int]:
        """What the portal's engine finds for the words among all this reader may see, best first."""
        asked = Understood(self.query.criteria.text, {})
        query = asked.question.query()
        if query is None and not asked.chosen:
            return []
        pages = readable_by(self._user).only("pk")
        if asked.question.wanted:
            found = pages.search(query)
        else:  # nothing to rank by
            newest = pages.order_by("-content_date", "-id")
            found = newest.search(query or MATCH_ALL, order_by_relevance=False)
        answer = found.faceted(asked.chosen, 0, MOST_HITS)
        return [page.pk for page in answer.objects]

    def _of_keys(self, keys: Sequence[int]) -> list[ContentPage]:
        pages = {page.pk: page for page in _specific(self._all.filter(pk__in=keys).order_by())}
        return [pages[key] for key in keys if key in pages]


def _specific(pages: ContentPageQuerySet) -> ContentPageQuerySet:
    return cast("ContentPageQuerySet", pages.defer_streamfields().specific())


def _order_of(sort: str) -> tuple[Any, ...]:
    return ORDERS.get(sort, ("-content_date", "-pk"))
