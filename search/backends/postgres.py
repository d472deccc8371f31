"""Thai search in PostgreSQL: modelsearch's backend with BM25 over an index of our own.

PostgreSQL's text search knows nothing of how rare a word is, and cuts at marks what it should leave
whole, so words, fine words and trigrams are kept in postings (`postgres_postings`). modelsearch's
table of entries has the words in order, for phrases, and the beginnings that autocomplete looks up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from modelsearch.backends.base import get_model_root
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.query import Phrase, SearchQuery
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search import thai
from search.asking import Words, asked

from . import postgres_postings as postings
from .finding import FindsTrees, plain_text
from .page_extras import read_ahead, write_facets
from .postgres_ranking import ENTRIES, Reader, kept_text
from .prefixes import prefixes, typed_prefixes
from .ranked import Found, RankedResults

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

#: Beginnings of one object that autocomplete knows; PostgreSQL takes a megabyte of them at most.
MOST_BEGINNINGS = 2_000


def collection_of(model: type[Model]) -> int:
    """Each kind of object is measured by its own average: beside ten thousand place names every page
    would look endless."""
    return int(ContentType.objects.get_for_model(get_model_root(model)).pk)


class ThaiIndexer(stock.ObjectIndexer):
    def _text(self, wanted: Any) -> str:
        values = (
            value.strip()
            for field in self.search_fields
            for inner, _boost, value in self.prepare_field(self.obj, field)
            if wanted(inner)
        )
        return "\n".join(filter(None, values))

    @cached_property
    def title(self) -> thai.Analysis:
        return thai.analyse(self.title_text)

    @cached_property
    def body(self) -> thai.Analysis:
        return thai.analyse(self.body_text)

    @cached_property
    def beginnings(self) -> str:
        """A tsvector as PostgreSQL reads it; nothing in it needs quoting but as a whole."""
        text = self._text(lambda field: isinstance(field, stock.AutocompleteField))
        some = list(dict.fromkeys(prefixes(text)))[:MOST_BEGINNINGS]
        return " ".join(f"'{beginning}'" for beginning in some)

    @property
    def row(self) -> tuple[str, str, str, str]:
        return self.id, self.beginnings, kept_text(self.title), kept_text(self.body)

    def text_of(self, entry: int) -> postings.Text:
        whole = (title + body for title, body in zip(self.title, self.body, strict=True))
        return postings.Text(entry, _once(thai.Analysis(*whole)), _once(self.title))


def _once(analysis: thai.Analysis) -> thai.Analysis:
    """How often a trigram is in a text tells nothing."""
    return analysis._replace(grams=list(dict.fromkeys(analysis.grams)))


class ThaiPostgresIndex(stock.PostgresIndex):
    def add_items(self, model: Any, objs: Iterable[Model]) -> None:
        objs = list(objs)
        if not objs or not model.get_search_fields():
            return
        read_ahead(objs)
        indexers = {i.id: i for i in (ThaiIndexer(obj, self.backend) for obj in objs)}
        # In one order, or two processes that write the same objects could wait for each other.
        rows = [indexers[key].row for key in sorted(indexers)]
        with transaction.atomic(using=self.write_connection.alias):
            with self.write_connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {ENTRIES} (content_type_id, object_id, autocomplete, title_text,"  # noqa: S608
                    " body_text, title, body, title_norm)"
                    " SELECT %s, key, beginnings::tsvector, title, body, '', '', 1.0"
                    " FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[])"
                    " AS t (key, beginnings, title, body)"
                    " ON CONFLICT (content_type_id, object_id) DO UPDATE SET"
                    " autocomplete = EXCLUDED.autocomplete, title_text = EXCLUDED.title_text,"
                    " body_text = EXCLUDED.body_text RETURNING object_id, id",
                    [get_content_type_pk(model), *map(list, zip(*rows, strict=True))],
                )
                entries = cursor.fetchall()
            texts = [indexers[key].text_of(entry) for key, entry in entries]
            postings.write(self.write_connection, collection_of(model), texts)
            write_facets(objs)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to do: BM25 knows the length of each title."""


class ThaiPostgresQueryCompiler(FindsTrees, stock.PostgresSearchQueryCompiler):
    DEFAULT_OPERATOR = "or"

    def find_leaf(self, leaf: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        titles = bool(self.fields) and set(self.fields) == {"title"}
        reader = Reader(connection, collection_of(self.queryset.model), titles=titles)
        if isinstance(leaf, Phrase):
            words = thai.analyse(leaf.query_string)
            return self._by_key(reader, reader.phrase(Words(tuple(words.words), tuple(words.fine))))
        query = plain_text(leaf)
        ask = asked(query)
        scores, needed = reader.scores(ask), reader.needed(ask)
        if query.operator == "and":
            every = needed | reader.all_parts(ask)
            return self._by_key(reader, {n: scores[n] for n in scores.keys() & every})
        return self._by_key(reader, scores, needed)

    def _by_key(
        self, reader: Reader, scores: Mapping[int, float], certain: set[int] | None = None
    ) -> Found:
        to_python = self.queryset.model._meta.pk.to_python
        keys = [(number, to_python(key)) for number, key in reader.keys(scores, self._types)]
        found = {key: scores[number] for number, key in keys}
        if certain is None:
            return Found(found)
        return Found(found, certain=frozenset(key for number, key in keys if number in certain))

    @property
    def _types(self) -> list[int]:
        return sorted(get_descendants_content_types_pks(self.queryset.model))


class ThaiPostgresAutocompleteQueryCompiler(ThaiPostgresQueryCompiler):
    TARGET_SEARCH_FIELD_TYPE = stock.AutocompleteField

    def get_search_fields_for_model(self) -> Any:
        return self.queryset.model.get_autocomplete_search_fields()

    def find_leaf(self, leaf: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        """What has a word beginning with each run of letters; shorter titles first, and before them
        those in which the typed word is complete."""
        text = leaf.query_string if isinstance(leaf, Phrase) else plain_text(leaf).query_string
        typed = typed_prefixes(text)
        if not typed:
            return Found({})
        begins = " & ".join(f"'{run}':*" for run in typed)
        whole = " & ".join(f"'{run}'" for run in typed)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT object_id, (autocomplete @@ %s::tsquery)::int"  # noqa: S608
                f" + 1.0 / (1 + length(autocomplete)) AS score FROM {ENTRIES}"
                " WHERE autocomplete @@ %s::tsquery AND content_type_id = ANY(%s)"
                " ORDER BY score DESC, id DESC",
                [whole, begins, self._types],
            )
            to_python = self.queryset.model._meta.pk.to_python
            return Found({to_python(key): float(score) for key, score in cursor.fetchall()})


class ThaiPostgresRebuilder(stock.PostgresSearchRebuilder):
    """Each batch is found as soon as it is written, and what was written before until then."""

    def finish(self) -> None:
        postings.compact(self.index.write_connection)


class ThaiPostgresBackend(stock.PostgresSearchBackend):
    query_compiler_class = ThaiPostgresQueryCompiler
    autocomplete_query_compiler_class = ThaiPostgresAutocompleteQueryCompiler
    index_class = ThaiPostgresIndex
    results_class = RankedResults
    rebuilder_class = ThaiPostgresRebuilder
    #: One transaction around a rebuild would lock out whoever saves a page meanwhile.
    atomic_rebuilder_class = ThaiPostgresRebuilder

    @property
    def index_connection(self) -> Any:
        return stock.connections[stock.router.db_for_read(stock.IndexEntry)]


SearchBackend = ThaiPostgresBackend
