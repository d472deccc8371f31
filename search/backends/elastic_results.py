"""Search results from Elasticsearch, or from the database's own engine while it is away."""

from __future__ import annotations

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from weakref import WeakSet

from elasticsearch import Elasticsearch
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseSearchResults, FilterFieldError
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchResults
from modelsearch.query import Fuzzy, PlainText

from search.facets import Chosen, Faceted

from . import elastic_facets
from .elastic_breaker import ServerAwayError
from .objects import by_key
from .weights import FEW_PAGES

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")
MOST_BUCKETS = 1_000
#: Of hits. What is stored of a document lies packed together with its whole text.
ONLY_KEYS: dict[str, Any] = {
    "source": False,
    "stored_fields": "_none_",
    "docvalue_fields": ["pk"],
}
#: Asks Elasticsearch a second thing while it is busy with the first.
_beside = ThreadPoolExecutor(max_workers=8, thread_name_prefix="elasticsearch")
#: Where that was worth while before.
_large: WeakSet[Elasticsearch] = WeakSet()


class ThaiSearchResults(Elasticsearch9SearchResults):
    def _answer(self, ask: Callable[[], Answer], instead: Callable[[], Answer]) -> Answer:
        """Ask Elasticsearch; without an answer, and with a database engine to turn to, that one."""
        try:
            with self.backend.contact():
                answer = ask()
        except ServerAwayError as error:
            if not self.backend.fallback:
                raise
            logger.warning("Search answered by the database: %s", error)
            return instead()
        self.backend.replay_soon()
        return answer

    def _from_database(self) -> BaseSearchResults:
        compiler = self.query_compiler
        backend = get_search_backend(self.backend.fallback)
        is_autocomplete = isinstance(compiler, self.backend.autocomplete_query_compiler_class)
        query = compiler.query
        if isinstance(query, Fuzzy):
            query = PlainText(query.query_string, operator=query.operator)
        results = (backend.autocomplete if is_autocomplete else backend.search)(
            query,
            compiler.queryset,
            fields=compiler.fields,
            order_by_relevance=compiler.order_by_relevance,
        )
        if self._score_field:
            results = results.annotate_score(self._score_field)
        return results

    def _do_search(self) -> Iterator[Any]:
        return iter(
            self._answer(
                lambda: list(super(ThaiSearchResults, self)._do_search()),
                lambda: list(self._from_database()[self.start : self.stop]),
            )
        )

    def _get_results_from_hits(self, hits: list[dict[str, Any]]) -> Iterator[Any]:
        """As stock does, but read without an order: Elasticsearch's is kept anyway."""
        scores = {str(hit["fields"]["pk"][0]): hit["_score"] for hit in hits}
        found = by_key(self.query_compiler.queryset, list(scores))
        objects = {str(key): obj for key, obj in found.items()}
        for key in filter(objects.__contains__, scores):
            if self._score_field:
                setattr(objects[key], self._score_field, scores[key])
            yield objects[key]

    def _do_count(self) -> int:
        total = self._answer(
            lambda: self._ask(size=0, track_total_hits=True)["hits"]["total"]["value"],
            lambda: self._from_database().count(),
        )
        end = total if self.stop is None else min(total, self.stop)
        return max(end - self.start, 0)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot count search results by "{field_name}": add index.FilterField('
                f'"{field_name}") to {model}.search_fields.',
                field_name=field_name,
            )
        column = self.query_compiler.mapping.get_field_column_name(field)
        return self._answer(
            lambda: self._counts(column), lambda: self._from_database().facet(field_name)
        )

    def _counts(self, column: str) -> OrderedDict[Any, int]:
        """Every value (not Elasticsearch's first ten) with its count, and None for those without."""
        wanted = {
            "values": {"terms": {"field": column, "size": MOST_BUCKETS}},
            "none": {"missing": {"field": column}},
        }
        found = self._ask(size=0, aggregations=wanted)["aggregations"]
        counts = Counter(
            {bucket["key"]: bucket["doc_count"] for bucket in found["values"]["buckets"]}
        )
        if found["none"]["doc_count"]:
            counts[None] = found["none"]["doc_count"]
        return OrderedDict(counts.most_common())

    def faceted(self, chosen: Chosen, start: int, stop: int, prefer: str = "") -> Faceted:
        """One page of the hits that have the chosen facet values, best first, and all counts.

        Hits with the preferred value score `PREFERRED` times as much.
        """
        return self._answer(
            lambda: self._faceted(chosen, start, stop, prefer),
            lambda: self._from_database().faceted(chosen, start, stop, prefer),
        )

    def _faceted(self, chosen: Chosen, start: int, stop: int, prefer: str) -> Faceted:
        body = self._get_es_body()
        # The values are chosen after counting: each group's counts leave out its own choice.
        answer = self._backend_do_search(
            body | {"query": elastic_facets.preferring(prefer, body["query"])},
            index=self._index_name,
            post_filter=elastic_facets.having(chosen),
            aggregations=elastic_facets.aggregations(chosen),
            from_=start,
            size=stop - start,
            **ONLY_KEYS,
            track_total_hits=True,
        )
        objects = list(self._get_results_from_hits(answer["hits"]["hits"]))
        counts = elastic_facets.counts(answer["aggregations"])
        return Faceted(objects, answer["hits"]["total"]["value"], counts)

    @property
    def _index_name(self) -> str:
        return str(self.backend.get_index_for_model(self.query_compiler.queryset.model).name)

    def _ask(self, **options: Any) -> Any:
        body = self._get_es_body(for_count=True)
        return self._backend_do_search(body, index=self._index_name, **options)

    def _get_es_body(self, for_count: bool = False) -> dict[str, Any]:
        compiler = self.query_compiler
        if compiler.best_score is None and compiler.keeps_only_near_hits():
            # The best hit among the queryset's own rows: what others may see is no measure.
            index = self._index_name
            ask_terms = compiler.terms_asker(self.backend.es, index)
            ahead = _beside.submit(ask_terms) if self.backend.es in _large else None
            found = self.backend.es.search(
                index=index,
                query=compiler.get_query(),
                size=1,
                **ONLY_KEYS,
                track_total_hits=FEW_PAGES,
            )
            compiler.best_score = found["hits"]["max_score"] or 0.0
            if found["hits"]["total"]["value"] >= FEW_PAGES:
                _large.add(self.backend.es)
                compiler.keep_to_telling(ahead.result() if ahead else ask_terms())
        return super()._get_es_body(for_count)

    def _backend_do_search(self, body: dict[str, Any], **options: Any) -> Any:
        # Half an answer while shards are lost would look like a whole one.
        return self.backend.es.search(**body, allow_partial_search_results=False, **options)
