"""Results of the engines in the database: hits with their scores first, what a reader may see after.

An engine finds rows by primary key; the queryset of the search says which of them count. So one
look into the index costs the same however a page is filtered, counted and narrowed down.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case, Count, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.facets import Chosen, Faceted, counted, passes


class Found(NamedTuple):
    """Rows by primary key with their scores; or all rows but these, which have no scores."""

    scores: dict[Any, float]
    all_but: bool = False

    def __invert__(self) -> Found:
        return Found(self.scores, not self.all_but)

    def __and__(self, other: Found) -> Found:
        mine, theirs = self.scores, other.scores
        if self.all_but and other.all_but:
            return Found(mine | theirs, all_but=True)
        if self.all_but:
            return other & self
        if other.all_but:
            return Found({pk: score for pk, score in mine.items() if pk not in theirs})
        return Found({pk: score + theirs[pk] for pk, score in mine.items() if pk in theirs})

    def __or__(self, other: Found) -> Found:
        if self.all_but or other.all_but:
            return ~(~self & ~other)
        theirs = {pk: self.scores.get(pk, 0.0) + score for pk, score in other.scores.items()}
        return Found(self.scores | theirs)

    def boosted(self, factor: float) -> Found:
        return Found({pk: score * factor for pk, score in self.scores.items()}, self.all_but)


class RankedResults(BaseSearchResults):
    """An engine's backend has `index_connection`, and its query compiler `find(connection) -> Found`."""

    supports_facet = True

    @cached_property
    def _found(self) -> Found:
        return self.query_compiler.find(self.backend.index_connection)

    @cached_property
    def _matching(self) -> QuerySet:
        """The queryset's own rows among those found, in its own order."""
        queryset = self.query_compiler.queryset
        among = Q(pk__in=self._rows(self._found.scores))
        return queryset.exclude(among) if self._found.all_but else queryset.filter(among)

    def _rows(self, keys: Iterable[Any]) -> RawSQL:
        """Any number of primary keys as a subquery: one parameter, where a list has a limit."""
        field = self.query_compiler.queryset.model._meta.pk
        connection = self.backend.index_connection
        values = json.dumps([field.get_db_prep_value(key, connection) for key in keys])
        if connection.vendor == "postgresql":
            kind = field.rel_db_type(connection)
            return RawSQL(f"SELECT value::{kind} FROM json_array_elements_text(%s::json)", [values])  # noqa: S608, S611
        return RawSQL("SELECT value FROM json_each(%s)", [values])

    @cached_property
    def _ranked(self) -> list[Any]:
        """Primary keys of those rows, best first."""
        allowed = set(self._matching.order_by().values_list("pk", flat=True))
        scores = self._found.scores
        return sorted((pk for pk in scores if pk in allowed), key=lambda pk: -scores[pk])

    @property
    def _in_own_order(self) -> bool:
        return self._found.all_but or not self.query_compiler.order_by_relevance

    def get_queryset(self) -> QuerySet:
        if self._in_own_order:
            rows = self._matching
            rows = rows if rows.query.order_by else rows.order_by("-pk")
            return rows[self.start : self.stop]
        page = self._ranked[self.start : self.stop]
        order = Case(
            *(When(pk=pk, then=Value(place)) for place, pk in enumerate(page)),
            default=Value(len(page)),
            output_field=IntegerField(),
        )
        return self.query_compiler.queryset.filter(pk__in=page).order_by(order)

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
        found = {obj.pk: obj for obj in self.query_compiler.queryset.filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]

    def _do_count(self) -> int:
        count = self._matching.order_by().count()
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

    def faceted(self, chosen: Chosen, start: int, stop: int) -> Faceted:
        """One page of the hits that have the chosen facet values, best first, and all counts."""
        from search.models import PageFacets  # the backend works without our app, this does not

        ranked = self._ranked
        stored = PageFacets.objects.filter(pk__in=self._rows(ranked)).values_list("pk", "values")
        values = {key: frozenset(text.split()) for key, text in stored}
        nothing: frozenset[str] = frozenset()
        hits = [key for key in ranked if passes(values.get(key, nothing), chosen)]
        objects = self._objects(hits[start:stop])
        return Faceted(objects, len(hits), counted(values.values(), chosen))
