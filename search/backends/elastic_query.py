"""Queries as Elasticsearch's own: each leaf of a query tree becomes a sum of scores over token lists."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Any

from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9AutocompleteQueryCompiler,
    Elasticsearch9SearchQueryCompiler,
)
from modelsearch.backends.elasticsearchbase import Field
from modelsearch.index import get_indexed_models
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import thai

from .elastic_mapping import LISTS, ThaiMapping, boosts_of, typed_prefixes
from .weights import MOST_TOKENS, WEIGHTS

WEIGHT: dict[str, float] = {name: getattr(WEIGHTS, name) for name in LISTS}
#: What a field with boost 2 (a title) adds for the same tokens; one with boost 3 twice as much.
BOOST_STEP = 0.3
#: Keeps hits that are there only for holding every word in order, below all others.
LAST = 0.01

NOTHING: dict[str, Any] = {"match_none": {}}
Clause = dict[str, Any]


@lru_cache(maxsize=128)
def analysed_query(text: str) -> dict[str, str]:
    """Remembered, because one query is compiled for results, count and facets in a row."""
    lists = zip(LISTS, thai.analyse(text[:4_000]), strict=True)
    return {name: thai.join(islice(dict.fromkeys(tokens), MOST_TOKENS)) for name, tokens in lists}


@lru_cache(maxsize=128)
def analysed_phrase(text: str) -> dict[str, str]:
    """As `analysed_query`, with repeated words kept: they count in a phrase."""
    analysis = thai.analyse(text[:1_000])
    return {"words": thai.join(analysis.words), "fine": thai.join(analysis.fine)}


def match(field: str, text: str, weight: float, **options: Any) -> Clause:
    return {"match": {field: {"query": text, "boost": round(weight, 4), **options}}}


def phrase(field: str, text: str, weight: float) -> Clause:
    return {"match_phrase": {field: {"query": text, "boost": round(weight, 4)}}}


def any_of(clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses}}


class ThaiQueryCompiler(Elasticsearch9SearchQueryCompiler):
    mapping_class = ThaiMapping

    def _remap_fields(self, fields: list[str] | None) -> list[Field] | None:
        """The columns of `fields=[…]`; None for a search in everything."""
        return super()._remap_fields(fields) if fields else None

    #: The lowest score of a hit, set by the results once they know the best one.
    least_score: float | None = None

    def get_inner_query(self) -> Clause:
        ranking = self._compile(self.query, 1.0)
        if self.least_score is None:
            return ranking
        every_word = PlainText(self.query.query_string, operator="and")
        near_enough = {"function_score": {"query": ranking, "min_score": self.least_score}}
        return any_of([near_enough, self._compile(every_word, LAST)])

    def keeps_only_near_hits(self) -> bool:
        """Whether hits need only some of the words: then nearly every page shares a trigram."""
        query = self.query
        return isinstance(query, PlainText) and query.operator == "or" and not self.fields

    def probe(self) -> Clause:
        """The best hit before the queryset's own filters: a facet must not change who is a hit."""
        query = {"bool": {"must": self._compile(self.query, 1.0)}}
        query["bool"]["filter"] = self.get_content_type_filter()
        return query

    def _compile(self, query: SearchQuery, boost: float) -> Clause:
        match query:
            case And():
                return {"bool": {"must": [self._compile(part, boost) for part in query.subqueries]}}
            case Or():
                return any_of([self._compile(part, boost) for part in query.subqueries])
            case Not():
                return {"bool": {"must_not": [self._compile(query.subquery, boost)]}}
            case Boost():
                return self._compile(query.subquery, boost * query.boost)
        return self._leaf(query, boost)

    def _leaf(self, query: SearchQuery, boost: float) -> Clause:
        match query:
            case MatchAll():
                return {"match_all": {"boost": boost}}
            case PlainText():
                return self._plain_text(query, boost * query.boost)
            case Phrase():
                return self._phrase(query, boost)
            case Fuzzy():
                return self._fuzzy(query, boost)
        raise NotImplementedError(f"Elasticsearch cannot search for a {type(query).__name__}.")

    def get_sort(self) -> list[dict[str, str]] | None:
        """Equal scores in a fixed order, or a page of results could repeat what the last one showed."""
        if self.order_by_relevance:
            return [{"_score": "desc"}, {"pk": "desc"}]
        return super().get_sort()

    def _columns(self, boost: float) -> list[tuple[str, str, float]]:
        """Where `words` and `fine` words are looked for: (token list, field, weight)."""
        if self.remapped_fields is None:
            names = ("words", "fine")
            return [(name, self.mapping.catch_all(name), WEIGHT[name] * boost) for name in names]
        return [
            (name, field.field_name, WEIGHT[name] * boost * field.boost)
            for field in self.remapped_fields
            for name in ("words", "fine")
        ]

    def _plain_text(self, query: PlainText, boost: float) -> Clause:
        lists = analysed_query(query.query_string)
        if not lists["words"]:
            return NOTHING
        columns = self._columns(boost)
        if query.operator == "and":
            every = [
                match(field, lists[name], weight, operator="and") for name, field, weight in columns
            ]
            return {"bool": {"must": [any_of(every)], "should": self._extra(lists, boost)}}
        some = [match(field, lists[name], weight) for name, field, weight in columns]
        return any_of(some + self._extra(lists, boost))

    def _extra(self, lists: dict[str, str], boost: float) -> list[Clause]:
        """What only the catch-all fields have: trigrams, and the texts with a boost of their own."""
        if self.remapped_fields is not None:
            return []
        clauses = [match(self.mapping.catch_all("grams"), lists["grams"], WEIGHT["grams"] * boost)]
        for step in sorted(self._boosts()):
            gain = BOOST_STEP * (step - 1) * boost
            clauses += [
                match(self.mapping.catch_all(name, step), lists[name], WEIGHT[name] * gain)
                for name in LISTS
            ]
        return clauses

    def _boosts(self) -> set[float]:
        models = [model for model in get_indexed_models() if issubclass(model, self.queryset.model)]
        return {boost for model in models for boost in boosts_of(model.get_search_fields())}

    def _phrase(self, query: Phrase, boost: float) -> Clause:
        lists = analysed_phrase(query.query_string)
        if not lists["words"]:
            return NOTHING
        columns = self._columns(boost)
        return any_of([phrase(field, lists[name], weight) for name, field, weight in columns])

    def _fuzzy(self, query: Fuzzy, boost: float) -> Clause:
        lists = analysed_query(query.query_string)
        if not lists["words"]:
            return NOTHING
        options = {"fuzziness": "AUTO", "operator": query.operator}
        columns = self._columns(boost)
        return any_of(
            [match(field, lists[name], weight, **options) for name, field, weight in columns]
        )


class ThaiAutocompleteQueryCompiler(ThaiQueryCompiler, Elasticsearch9AutocompleteQueryCompiler):
    """Every run of letters typed is the beginning of a word in the text, or of several."""

    mapping_class = ThaiMapping

    def _remap_fields(self, fields: list[str] | None) -> list[Field] | None:
        return None

    def keeps_only_near_hits(self) -> bool:
        return False

    def get_inner_query(self) -> Clause:
        if isinstance(self.query, MatchAll):
            return {"match_all": {}}
        if not isinstance(self.query, PlainText):
            raise NotImplementedError(
                f"Autocomplete cannot search for a {type(self.query).__name__}."
            )
        typed = typed_prefixes(self.query.query_string)
        if not typed:
            return NOTHING
        columns = self._autocomplete_columns()
        clauses = [any_of([self._begins(column, text) for column in columns]) for text in typed]
        return {"bool": {"must" if self.query.operator == "and" else "should": clauses}}

    def _autocomplete_columns(self) -> list[str]:
        if not self.fields:
            return ["_edgengrams"]
        known = {f.field_name: f for f in self.queryset.model.get_autocomplete_search_fields()}
        return [self.mapping.get_field_column_name(known[name]) for name in self.fields]

    @staticmethod
    def _begins(column: str, text: str) -> Clause:
        """A word that ends where the typing ended comes before longer ones."""
        whole = {"term": {column: {"value": text, "boost": 0.5}}}
        return {"bool": {"must": [{"prefix": {column: {"value": text}}}], "should": [whole]}}
