"""Thai search in SQLite: modelsearch's backend with an index of words, fine words and trigrams.

The full-text table keeps vowel and tone marks inside words (stock `unicode61` cuts at them) and
has a column for each token list of `search.thai`; one statement asks each of them and adds up their
scores. Hits are ranked first and filtered after, so that a query costs the same look into the
full-text table however many rows there are (stock asks it again for each row).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from modelsearch.backends.base import get_model_root
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import Phrase, SearchQuery
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search import thai

from .finding import FindsTrees, plain_text
from .fts5 import AUTOCOMPLETE, RANKED, Part, needed, ranking, substring_expression
from .page_extras import read_ahead, write_facets
from .ranked import Found, RankedResults
from .weights import COMMON, FEW_PAGES, FTS5_TEXT, FTS5_TITLE, LAST, MOST_RANKED, WHOLE

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
        texts = self._texts()
        title, body = thai.analyse(texts["title"]), thai.analyse(texts["body"])
        return (
            thai.join(thai.trigrams(texts["autocomplete"])),
            thai.join(title.words),
            thai.join(body.words),
            thai.join((*title.fine, *body.fine)),
            thai.join(dict.fromkeys((*title.grams, *body.grams))),
        )

    def _texts(self) -> dict[str, str]:
        """Of each field once: reading one may mean taking rich text apart."""
        found = defaultdict(list)
        for field in self.search_fields:
            for inner, value in self.prepare_field(self.obj, field):
                if isinstance(inner, stock.AutocompleteField):
                    found["autocomplete"].append(value)
                else:
                    found["title" if inner.field_name == "title" else "body"].append(value)
        return {name: " ".join(found[name]) for name in ("autocomplete", "title", "body")}


class ThaiSQLiteIndex(stock.SQLiteIndex):
    def add_items(self, model: Any, objs: Iterable[Model]) -> None:
        objs = list(objs)
        if not objs or not model.get_search_fields():
            return
        read_ahead(objs)
        indexers = {i.id: i for i in (ThaiIndexer(obj, self.backend) for obj in objs)}
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
        write_facets(objs)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to do: BM25 knows the length of each title."""


class ThaiSQLiteQueryCompiler(FindsTrees, stock.SQLiteSearchQueryCompiler):
    DEFAULT_OPERATOR = "or"

    def find_leaf(self, leaf: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        rarest_first = partial(self._rarest_first, connection)
        parts = ranking(leaf, self.fields, rarest_first)
        if isinstance(leaf, Phrase) or plain_text(leaf).operator == "and":
            return Found(self._ask(parts, connection))
        scores = self._ask(parts, connection, MOST_RANKED)
        certain = self._ask([Part(needed(leaf, self.fields), LAST)], connection) if scores else {}
        if len(certain) < len(scores):
            scores = {pk: score * (WHOLE if pk in certain else 1) for pk, score in scores.items()}
        scores = certain | scores
        return Found(scores, certain=frozenset(certain))

    def _ask(
        self, parts: list[Part], connection: BaseDatabaseWrapper, most: int = -1
    ) -> dict[Any, float]:
        """Scores by primary key, best first; so many at most."""
        if not parts:
            return {}
        table = table_of(self.queryset.model)
        types = sorted(get_descendants_content_types_pks(self.queryset.model))
        # The last branch finds nothing: SQLite flattens a union of one, and `bm25` then fails.
        branches = " UNION ALL ".join(
            [*(_branch(table, part.weight) for part in parts), "SELECT 0, 0 WHERE 0"]
        )
        sql = (
            f"SELECT e.object_id, f.score FROM (SELECT id, sum(score) AS score FROM ({branches})"  # noqa: S608
            f" GROUP BY id) f JOIN {ENTRIES} e ON e.id = f.id"
            f" WHERE e.content_type_id IN ({', '.join(['%s'] * len(types))})"
            f" ORDER BY f.score DESC, e.id DESC LIMIT {most}"
        )
        key = self.queryset.model._meta.pk
        with connection.cursor() as cursor:
            cursor.execute(sql, [*(part.match for part in parts), *types])
            return {key.to_python(pk): score for pk, score in cursor.fetchall()}

    def _rarest_first(self, connection: BaseDatabaseWrapper, tokens: list[str]) -> list[str]:
        """Without those on so many pages that they tell nothing and cost most, if there are others."""
        table = table_of(self.queryset.model)
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_terms"
                f" USING fts5vocab(main, {table}, row)"
            )
            cursor.execute(
                f"SELECT term FROM {table}_terms"  # noqa: S608
                " WHERE term IN (SELECT value FROM json_each(%s))"
                f" AND doc <= (SELECT max(%s, count(*) * %s) FROM {table}_docsize) ORDER BY doc",
                [json.dumps(tokens), FEW_PAGES, COMMON],
            )
            return [term for (term,) in cursor.fetchall()] or tokens


def _branch(table: str, weight: float) -> str:
    columns = f"1, {FTS5_TITLE}, {FTS5_TEXT}, {FTS5_TEXT}, {FTS5_TEXT}"
    return (
        f"SELECT rowid AS id, -{weight:.4f} * bm25({table}, {columns}) AS score"  # noqa: S608
        f" FROM {table} WHERE {table} MATCH %s"
    )


class ThaiSQLiteAutocompleteQueryCompiler(ThaiSQLiteQueryCompiler):
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField

    def get_search_fields_for_model(self) -> Any:
        return self.queryset.model.get_autocomplete_search_fields()

    def find_leaf(self, leaf: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        return Found(self._ask([Part(substring_expression(leaf), 1.0)], connection))


class ThaiSQLiteBackend(stock.SQLiteSearchBackend):
    query_compiler_class = ThaiSQLiteQueryCompiler
    autocomplete_query_compiler_class = ThaiSQLiteAutocompleteQueryCompiler
    index_class = ThaiSQLiteIndex
    results_class = RankedResults

    @property
    def index_connection(self) -> Any:
        return stock.connections[stock.router.db_for_read(stock.IndexEntry)]


SearchBackend = ThaiSQLiteBackend
