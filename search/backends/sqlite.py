"""Thai search in SQLite: modelsearch's backend with an index of words, fine words and trigrams.

The full-text table keeps vowel and tone marks inside words (stock `unicode61` cuts at them) and
has a column for each token list of `search.thai`; one MATCH asks all of them, and `bm25` adds up
their scores with our weights. Hits are ranked first and filtered after, so that a query costs one
look into the full-text table however many rows there are (stock asks it again for each row).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from modelsearch.backends.base import get_model_root
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import And, Boost, MatchAll, Not, Or, SearchQuery
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search import thai

from .fts5 import (
    AUTOCOMPLETE,
    RANKED,
    ranking_expression,
    strict_expression,
    substring_expression,
)
from .ranked import Found, RankedResults
from .weights import FTS5_WEIGHTS, NEAR_ENOUGH

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

PAGES = "search_page_fts"
OTHERS = stock.SQLiteFTSIndexEntry._meta.db_table
ENTRIES = stock.IndexEntry._meta.db_table


def table_of(model: type[Model]) -> str:
    """Pages have a full-text table of their own: BM25 measures a text by the average of its table,
    and beside ten thousand place names every page would look endless (.87 instead of .94 found)."""
    is_page = get_model_root(model)._meta.label_lower == "wagtailcore.page"
    return PAGES if is_page else OTHERS


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
    def add_items(self, model: Any, objs: Iterable[Model]) -> None:
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
        table = table_of(model)
        with self.write_connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {table} WHERE rowid = %s",  # noqa: S608
                [(pk,) for pk in ids.values()],
            )
            columns = ", ".join((AUTOCOMPLETE, *RANKED))
            cursor.executemany(
                f"INSERT INTO {table} (rowid, {columns}) VALUES (%s, %s, %s, %s, %s, %s)",  # noqa: S608
                [(pk, *indexers[key].columns) for key, pk in ids.items()],
            )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to do: BM25 knows the length of each title."""


class ThaiSQLiteQueryCompiler(stock.SQLiteSearchQueryCompiler):
    DEFAULT_OPERATOR = "or"

    def find(self, connection: BaseDatabaseWrapper) -> Found:
        """What the whole query finds, before the queryset's own filters."""
        found = self._find(self.query, connection)
        strict = strict_expression(self.query, self.fields)
        if not found.scores or strict is None:
            return found
        with_every_word = self._ask(strict, connection)
        least = max(found.scores.values()) * NEAR_ENOUGH
        return Found(
            {pk: s for pk, s in found.scores.items() if s >= least or pk in with_every_word}
        )

    def expression(self, leaf: SearchQuery) -> str:
        return ranking_expression(leaf, self.fields)

    def _find(self, query: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        if isinstance(query, MatchAll):
            return Found({}, all_but=True)
        if isinstance(query, Not):
            return ~self._find(query.subquery, connection)
        if isinstance(query, Boost):
            return self._find(query.subquery, connection).boosted(query.boost)
        if isinstance(query, And | Or):
            parts = (self._find(part, connection) for part in query.subqueries)
            return reduce(and_ if isinstance(query, And) else or_, parts)
        found = Found(self._ask(self.expression(query), connection))
        return found.boosted(getattr(query, "boost", 1.0))

    def _ask(self, match: str, connection: BaseDatabaseWrapper) -> dict[Any, float]:
        """Scores by primary key, best first."""
        types = sorted(get_descendants_content_types_pks(self.queryset.model))
        places = ", ".join(["%s"] * len(types))
        weights = ", ".join(str(weight) for weight in (1.0, *FTS5_WEIGHTS))
        table = table_of(self.queryset.model)
        sql = (
            f"SELECT e.object_id, -bm25({table}, {weights}) AS score FROM {table}"  # noqa: S608
            f" JOIN {ENTRIES} e ON e.id = {table}.rowid"
            f" WHERE {table} MATCH %s AND e.content_type_id IN ({places})"
            f" ORDER BY score DESC, e.id DESC"
        )
        key = self.queryset.model._meta.pk
        with connection.cursor() as cursor:
            cursor.execute(sql, [match, *types])
            return {key.to_python(pk): score for pk, score in cursor.fetchall()}


class ThaiSQLiteAutocompleteQueryCompiler(ThaiSQLiteQueryCompiler):
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField

    def get_search_fields_for_model(self) -> Any:
        return self.queryset.model.get_autocomplete_search_fields()

    def find(self, connection: BaseDatabaseWrapper) -> Found:
        return self._find(self.query, connection)

    def expression(self, leaf: SearchQuery) -> str:
        return substring_expression(leaf)


class ThaiSQLiteBackend(stock.SQLiteSearchBackend):
    query_compiler_class = ThaiSQLiteQueryCompiler
    autocomplete_query_compiler_class = ThaiSQLiteAutocompleteQueryCompiler
    index_class = ThaiSQLiteIndex
    results_class = RankedResults

    @property
    def index_connection(self) -> Any:
        return stock.connections[stock.router.db_for_read(stock.IndexEntry)]


SearchBackend = ThaiSQLiteBackend
