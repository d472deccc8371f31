"""Thai search in SQLite: modelsearch's backend with an index of words, fine words and trigrams.

The full-text table keeps vowel and tone marks inside words (stock `unicode61` cuts at them) and
has a column for each token list of `search.thai`; one MATCH asks all of them, and `bm25` adds up
their scores with our weights. Hits are ranked first and filtered after, so that a query costs one
look into the full-text table however many rows there are (stock asks it again for each row).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case, Count, IntegerField, Model, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import normalize
from modelsearch.query import MatchAll, Not, SearchQuery
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search import thai

from .fts5 import AUTOCOMPLETE, RANKED, compile_autocomplete, compile_query, compile_strict
from .weights import NEAR_ENOUGH, WEIGHTS

TABLE = stock.SQLiteFTSIndexEntry._meta.db_table
ENTRIES = stock.IndexEntry._meta.db_table


class Hit(NamedTuple):
    pk: Any
    score: float


class ThaiIndexer(stock.ObjectIndexer):
    """The token lists of one object, in the order of the full-text table's columns."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        title = thai.analyse(self.title)
        body = thai.analyse(self.body)
        return (
            thai.join(thai.trigrams(self.autocomplete)),
            thai.join(title.words),
            thai.join(body.words),
            thai.join((*title.fine, *body.fine)),
            thai.join((*title.grams, *body.grams)),
        )


class ThaiSQLiteIndex(stock.SQLiteIndex):
    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        indexers = {i.id: i for i in (ThaiIndexer(obj, self.backend) for obj in objs)}
        if not indexers or not model.get_search_fields():
            return
        content_type = get_content_type_pk(model)
        stock.IndexEntry.objects.bulk_create(
            [
                stock.IndexEntry(content_type_id=content_type, object_id=key, title="", body="")
                for key in indexers
            ],
            ignore_conflicts=True,
        )
        rows = self.entries.filter(content_type_id=content_type, object_id__in=indexers)
        ids = {key: pk for pk, key in rows.values_list("pk", "object_id")}
        with self.write_connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in ids.values()]
            )
            columns = ", ".join((AUTOCOMPLETE, *RANKED))
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, {columns}) VALUES (%s, %s, %s, %s, %s, %s)",  # noqa: S608
                [(pk, *indexers[key].columns) for key, pk in ids.items()],
            )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to do: BM25 knows the length of each title."""


class ThaiSQLiteQueryCompiler(stock.SQLiteSearchQueryCompiler):
    DEFAULT_OPERATOR = "or"

    def compile(self, query: SearchQuery) -> str:
        return compile_query(query, self.fields)

    def hits(self, backend: stock.SQLiteSearchBackend) -> list[Hit] | None:
        """All hits, best first, before the queryset's own filters; None if everything matches."""
        query = normalize(self.query)
        if isinstance(query, MatchAll):
            return None
        negated = isinstance(query, Not)
        found = self._ask(self.compile(query.subquery if negated else query), backend)
        if negated:
            excluded = {hit.pk for hit in found}
            everything = self.queryset.order_by("-pk").values_list("pk", flat=True)
            return [Hit(pk, 0.0) for pk in everything if pk not in excluded]
        return self._near_enough(found, query, backend)

    def _near_enough(
        self, found: list[Hit], query: SearchQuery, backend: stock.SQLiteSearchBackend
    ) -> list[Hit]:
        strict = compile_strict(query, self.fields)
        if not found or strict is None:
            return found
        with_every_word = {hit.pk for hit in self._ask(strict, backend)}
        least = found[0].score * NEAR_ENOUGH
        return [hit for hit in found if hit.score >= least or hit.pk in with_every_word]

    def _ask(self, match: str, backend: stock.SQLiteSearchBackend) -> list[Hit]:
        types = sorted(get_descendants_content_types_pks(self.queryset.model))
        places = ", ".join(["%s"] * len(types))
        weights = ", ".join(str(weight) for weight in (1.0, *WEIGHTS))
        sql = (
            f"SELECT e.object_id, -bm25({TABLE}, {weights}) AS score FROM {TABLE}"  # noqa: S608
            f" JOIN {ENTRIES} e ON e.id = {TABLE}.rowid"
            f" WHERE {TABLE} MATCH %s AND e.content_type_id IN ({places})"
            f" ORDER BY score DESC, e.id DESC"
        )
        key = self.queryset.model._meta.pk
        with backend.index_connection.cursor() as cursor:
            cursor.execute(sql, [match, *types])
            return [Hit(key.to_python(pk), score) for pk, score in cursor.fetchall()]


class ThaiSQLiteAutocompleteQueryCompiler(ThaiSQLiteQueryCompiler):
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField

    def get_search_fields_for_model(self) -> Any:
        return self.queryset.model.get_autocomplete_search_fields()

    def compile(self, query: SearchQuery) -> str:
        return compile_autocomplete(query)

    def _near_enough(
        self, found: list[Hit], query: SearchQuery, backend: stock.SQLiteSearchBackend
    ) -> list[Hit]:
        return found


class ThaiSQLiteResults(stock.SQLiteSearchResults):
    @cached_property
    def _hits(self) -> list[Hit] | None:
        return self.query_compiler.hits(self.backend)

    @cached_property
    def _matching(self) -> QuerySet:
        """The queryset's own rows among the hits, in its own order."""
        queryset = self.query_compiler.queryset
        if self._hits is None:
            return queryset
        key = queryset.model._meta.pk
        connection = self.backend.index_connection
        wanted = json.dumps([key.get_db_prep_value(hit.pk, connection) for hit in self._hits])
        return queryset.filter(pk__in=RawSQL("SELECT value FROM json_each(%s)", [wanted]))

    @cached_property
    def _ranked(self) -> list[Hit]:
        """The hits the queryset's filters leave, best first."""
        allowed = set(self._matching.order_by().values_list("pk", flat=True))
        return [hit for hit in self._hits or () if hit.pk in allowed]

    @property
    def _in_own_order(self) -> bool:
        return self._hits is None or not self.query_compiler.order_by_relevance

    def get_queryset(self) -> QuerySet:
        if self._in_own_order:
            ordered = (
                self._matching if self._matching.query.order_by else self._matching.order_by("-pk")
            )
            return ordered[self.start : self.stop]
        page = self._ranked[self.start : self.stop]
        order = Case(
            *(When(pk=hit.pk, then=Value(place)) for place, hit in enumerate(page)),
            default=Value(len(page)),
            output_field=IntegerField(),
        )
        return self.query_compiler.queryset.filter(pk__in=[hit.pk for hit in page]).order_by(order)

    def _do_search(self) -> list[Model]:
        if self._in_own_order:
            return list(self.get_queryset())
        page = self._ranked[self.start : self.stop]
        found = {
            obj.pk: obj for obj in self.query_compiler.queryset.filter(pk__in=[h.pk for h in page])
        }
        objects = []
        for hit in page:
            if hit.pk in found:
                if self._score_field:
                    setattr(found[hit.pk], self._score_field, hit.score)
                objects.append(found[hit.pk])
        return objects

    def _do_count(self) -> int:
        if self._hits is None:
            return super()._do_count()
        count = self._matching.order_by().count()
        stop = count if self.stop is None else min(count, self.stop)
        return max(stop - self.start, 0)

    def facet(self, field_name: str) -> dict[Any, int]:
        if self.query_compiler._get_filterable_field(field_name) is None:
            return super().facet(field_name)
        counted = self._matching.order_by().values(field_name).annotate(count=Count("pk"))
        return {row[field_name]: row["count"] for row in counted.order_by("-count", field_name)}


class ThaiSQLiteBackend(stock.SQLiteSearchBackend):
    query_compiler_class = ThaiSQLiteQueryCompiler
    autocomplete_query_compiler_class = ThaiSQLiteAutocompleteQueryCompiler
    index_class = ThaiSQLiteIndex
    results_class = ThaiSQLiteResults

    @property
    def index_connection(self) -> Any:
        return stock.connections[stock.router.db_for_read(stock.IndexEntry)]


SearchBackend = ThaiSQLiteBackend
