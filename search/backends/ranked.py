"""Results of the engines in the database: hits with their scores first, what a reader may see after.

An engine finds rows by primary key; the queryset of the search says which of them count. So one
look into the index costs the same however a page is filtered, counted and narrowed down.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case, Count, IntegerField, Model, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.facets import Chosen, Faceted, counted, passes

from .objects import by_key
from .weights import NEAR_ENOUGH, PREFERRED

#: Hits that are looked up before it is known how well the best of them scores.
FIRST_LOOK = 500


class Found(NamedTuple):
    """Rows by primary key with their scores; or all rows but these, which have no scores."""

    scores: dict[Any, float]
    all_but: bool = False
    #: Rows that are hits however low they score, the others if they score `NEAR_ENOUGH`; None: all.
    certain: frozenset[Any] | None = None

    def __invert__(self) -> Found:
        """Without what holds a text: not without all that shares a trigram with it."""
        if self.certain is None:
            return Found(self.scores, not self.all_but)
        held = {pk: score for pk, score in self.scores.items() if pk in self.certain}
        return Found(held, all_but=True)

    def __and__(self, other: Found) -> Found:
        mine, theirs = self.scores, other.scores
        if self.all_but and other.all_but:
            return Found(mine | theirs, all_but=True)
        if self.all_but:
            return other & self
        if other.all_but:
            left = {pk: score for pk, score in mine.items() if pk not in theirs}
            return Found(left, certain=self.certain)
        both = {pk: score + theirs[pk] for pk, score in mine.items() if pk in theirs}
        if self.certain is None or other.certain is None:
            return Found(both, certain=other.certain if self.certain is None else self.certain)
        return Found(both, certain=self.certain & other.certain)

    def __or__(self, other: Found) -> Found:
        if self.all_but or other.all_but:
            return ~(~self & ~other)
        theirs = {pk: self.scores.get(pk, 0.0) + score for pk, score in other.scores.items()}
        certain = None
        if self.certain is not None or other.certain is not None:
            certain = frozenset(self._certain) | frozenset(other._certain)
        return Found(self.scores | theirs, certain=certain)

    @property
    def _certain(self) -> Collection[Any]:
        return self.scores if self.certain is None else self.certain

    def boosted(self, factor: float) -> Found:
        scores = {pk: score * factor for pk, score in self.scores.items()}
        return Found(scores, self.all_but, self.certain)


class RankedResults(BaseSearchResults):
    """An engine's backend has `index_connection`, and its query compiler `find(connection) -> Found`."""

    supports_facet = True

    @cached_property
    def _found(self) -> Found:
        return self.query_compiler.find(self.backend.index_connection)

    @cached_property
    def _matching(self) -> QuerySet:
        """The hits among the queryset's own rows, in its own order."""
        queryset = self.query_compiler.queryset
        if self._found.all_but:
            return queryset.exclude(pk__in=self._rows(self._found.scores))
        return queryset.filter(pk__in=self._rows(self._ranked))

    def _rows(self, keys: Iterable[Any]) -> RawSQL:
        """Any number of primary keys as a subquery: one parameter, where a list has a limit."""
        field = self.query_compiler.queryset.model._meta.pk
        connection = self.backend.index_connection
        values = json.dumps(
            [key if type(key) is int else field.get_db_prep_value(key, connection) for key in keys]
        )
        if connection.vendor == "postgresql":
            kind = field.rel_db_type(connection)
            return RawSQL(f"SELECT value::{kind} FROM json_array_elements_text(%s::json)", [values])  # noqa: S608, S611
        return RawSQL("SELECT value FROM json_each(%s)", [values])

    @cached_property
    def _ranked(self) -> list[Any]:
        """Primary keys of the hits among the queryset's own rows, best first."""
        scores, certain = self._found.scores, self._found.certain
        ranked = sorted(scores, key=lambda pk: -scores[pk])
        # The best hit this reader may see is nearly always among the first: the others of some ten
        # thousand need not be looked up once it is known how well they have to score.
        allowed: set[Any] = set()
        rest = ranked
        while rest and not allowed:
            first, rest = rest[:FIRST_LOOK], rest[FIRST_LOOK:]
            allowed = self._allowed(first)
        least = NEAR_ENOUGH * max((scores[pk] for pk in allowed), default=0.0)

        def is_hit(pk: Any) -> bool:
            return certain is None or scores[pk] >= least or pk in certain

        allowed |= self._allowed([pk for pk in rest if is_hit(pk)])
        return [pk for pk in ranked if pk in allowed and is_hit(pk)]

    def _allowed(self, keys: Collection[Any]) -> set[Any]:
        """Those that the queryset has."""
        if not keys:
            return set()
        rows = self.query_compiler.queryset.filter(pk__in=self._rows(keys))
        return set(rows.order_by().values_list("pk", flat=True))

    @property
    def _in_own_order(self) -> bool:
        return self._found.all_but or not self.query_compiler.order_by_relevance

    def get_queryset(self) -> QuerySet:
        if self._in_own_order:
            return self._ordered()[self.start : self.stop]
        page = self._ranked[self.start : self.stop]
        order = Case(
            *(When(pk=pk, then=Value(place)) for place, pk in enumerate(page)),
            default=Value(len(page)),
            output_field=IntegerField(),
        )
        return self.query_compiler.queryset.filter(pk__in=page).order_by(order)

    def _ordered(self) -> QuerySet:
        return self._matching if self._matching.query.order_by else self._matching.order_by("-pk")

    def _do_search(self) -> list[Model]:
        if self._in_own_order:
            objects = list(self.get_queryset())
        else:
            objects = self._objects(self._ranked[self.start : self.stop])
        if self._score_field:
            for obj in objects:
                setattr(obj, self._score_field, self._found.scores.get(obj.pk, 0.0))
        return objects

    def _objects(self, keys: list[Any]) -> list[Model]:
        found = by_key(self.query_compiler.queryset, keys)
        return [found[key] for key in keys if key in found]

    def _do_count(self) -> int:
        count = self._matching.count() if self._found.all_but else len(self._ranked)
        stop = count if self.stop is None else min(count, self.stop)
        return max(stop - self.start, 0)

    def facet(self, field_name: str) -> dict[Any, int]:
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot count search results by "{field_name}": add index.FilterField('
                f'"{field_name}") to {model}.search_fields.',
                field_name=field_name,
            )
        counted = self._matching.order_by().values(field_name).annotate(count=Count("pk"))
        return {row[field_name]: row["count"] for row in counted.order_by("-count", field_name)}

    def faceted(self, chosen: Chosen, start: int, stop: int, prefer: str = "") -> Faceted:
        """One page of the hits that have the chosen facet values, best first, and all counts.

        Hits with the preferred value score `PREFERRED` times as much.
        """
        from search.models import PageFacets  # the backend works without our app, this does not

        hits = list(self._ordered().values_list("pk", flat=True)) if self._in_own_order else None
        rows = self._rows(self._ranked if hits is None else hits)
        stored = dict(PageFacets.objects.filter(pk__in=rows).values_list("pk", "values"))
        ranked = self._preferring(prefer, stored) if hits is None else hits
        if not chosen:  # then the pages need not be told apart to be counted
            every = " ".join(stored.values()).split()
            return Faceted(self._objects(ranked[start:stop]), len(ranked), counted([every], chosen))
        values = {key: text.split() for key, text in stored.items()}
        hits = [key for key in ranked if passes(values.get(key, ()), chosen)]
        objects = self._objects(hits[start:stop])
        return Faceted(objects, len(hits), counted(values.values(), chosen))

    def _preferring(self, value: str, stored: Mapping[Any, str]) -> list[Any]:
        if not value:
            return self._ranked
        scores = self._found.scores

        def worth(key: Any) -> float:
            return -scores[key] * (PREFERRED if value in stored.get(key, "") else 1)

        return sorted(self._ranked, key=worth)
