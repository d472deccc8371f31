"""Queries as Elasticsearch's own: each leaf of a query tree becomes a sum of scores over token lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from elasticsearch import Elasticsearch
from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9AutocompleteQueryCompiler,
    Elasticsearch9SearchQueryCompiler,
)
from modelsearch.backends.elasticsearchbase import Field
from modelsearch.index import get_indexed_models
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import thai
from search.asking import Asked, Words, asked, tokens_of

from .elastic_mapping import ANCESTORS, ThaiMapping, boosts_of
from .elastic_telling import Common, telling, terms_of
from .elastic_texts import LISTS, catch_all
from .prefixes import typed_prefixes
from .weights import LAST, MOST_TOKENS, NEAR_ENOUGH, SYNONYM, TYPED_ONLY, WEIGHTS, WHOLE

WEIGHT: dict[str, float] = {name: getattr(WEIGHTS, name) for name in LISTS}
#: Letters of a word. What Elasticsearch builds to find the words near one of a thousand letters takes
#: a quarter of a gigabyte.
LONGEST_FUZZY = 100
NOTHING: dict[str, Any] = {"match_none": {}}
Clause = dict[str, Any]


def joined(tokens: thai.Analysis) -> dict[str, str]:
    lists = zip(LISTS, tokens, strict=True)
    return {name: thai.join(some[:MOST_TOKENS]) for name, some in lists}


@lru_cache(maxsize=128)
def words_of(text: str) -> Words:
    """Of a phrase: repeated words count."""
    analysis = thai.analyse(text[:1_000])
    return Words(tuple(analysis.words), tuple(analysis.fine))


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

    #: Of the best hit, set by the results once they know it.
    best_score: float | None = None
    #: Clauses of which whatever comes near the best fulfils one, where that is worth knowing.
    telling: Sequence[Clause] = ()

    def get_inner_query(self) -> Clause:
        ranking = self._compile(self.query, 1.0)
        if self.best_score is None:
            return ranking
        if self.telling:
            ranking = {"bool": {"must": [ranking], "filter": [any_of([*self.telling])]}}
        near = {"query": ranking, "min_score": NEAR_ENOUGH * self.best_score}
        whole = {
            "query": self._compile(self.query, LAST, strictly=True),
            "functions": [{"weight": (WHOLE - 1) * self.best_score}],
            "boost_mode": "sum",
        }
        return any_of([{"function_score": near}, {"function_score": whole}])

    def _process_lookup(
        self, field_path: list[Any], lookup: str, value: Any, *args: Any, **kwargs: Any
    ) -> Clause:
        below = (field_path[0].field_name, lookup) == ("path", "startswith")
        if below and self.mapping.is_page and len(value) % self.mapping.model.steplen == 0:
            return {"term": {ANCESTORS: value}}
        clause: Clause = super()._process_lookup(field_path, lookup, value, *args, **kwargs)
        return clause

    def terms_asker(self, client: Elasticsearch, index: str) -> Callable[[], list[Common]]:
        """Asks how common the tokens of a plain text are; parts of a tree have no best hit of theirs.
        Needs no database, so that another thread can do it."""
        if not isinstance(self.query, PlainText):
            return list
        ask, weights = asked(self.query), {catch_all(name): WEIGHT[name] for name in LISTS}
        lists = [(ask.tokens, 1.0), (ask.typed_only, TYPED_ONLY)]
        texts = [({catch_all(n): t for n, t in joined(some).items()}, w) for some, w in lists]
        return partial(terms_of, client, index, texts, weights)

    def keep_to_telling(self, terms: list[Common]) -> None:
        """Score only what could come near the best hit."""
        if terms and self.best_score and isinstance(self.query, PlainText):
            synonyms = asked(self.query).synonyms
            phrases = [self._phrase(words, SYNONYM) for words in synonyms]
            self.telling = [*telling(terms, self.best_score), *phrases]

    def keeps_only_near_hits(self) -> bool:
        """Whether hits need only some of the words: then nearly every page shares a trigram."""
        return not self.fields and is_loose(self.query)

    def _compile(self, query: SearchQuery, boost: float, *, strictly: bool = False) -> Clause:
        """What ranks; strictly, what is needed: nobody means to leave out all that shares a trigram."""
        match query:
            case And() | Or():
                parts = [self._compile(part, boost, strictly=strictly) for part in query.subqueries]
                return any_of(parts) if isinstance(query, Or) else {"bool": {"must": parts}}
            case Not():
                return {"bool": {"must_not": [self._compile(query.subquery, boost, strictly=True)]}}
            case Boost():
                return self._compile(query.subquery, boost * query.boost, strictly=strictly)
            case PlainText() if strictly and is_loose(query):
                return self._needed(asked(query), boost)
        return self._leaf(query, boost)

    def _leaf(self, query: SearchQuery, boost: float) -> Clause:
        match query:
            case MatchAll():
                return {"match_all": {"boost": boost}}
            case PlainText():
                return self._plain_text(query, boost * query.boost)
            case Phrase():
                return self._phrase(words_of(query.query_string), boost)
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
            return [(name, catch_all(name), WEIGHT[name] * boost) for name in names]
        return [
            (name, field.field_name, WEIGHT[name] * boost * field.boost)
            for field in self.remapped_fields
            for name in ("words", "fine")
        ]

    def _plain_text(self, query: PlainText, boost: float) -> Clause:
        ask = asked(query)
        clauses = self._any_token(ask.tokens, boost)
        clauses += self._any_token(ask.typed_only, TYPED_ONLY * boost)
        clauses += [self._phrase(words, SYNONYM * boost) for words in ask.synonyms]
        if not clauses:
            return NOTHING
        if query.operator == "and":
            return {"bool": {"must": [self._every_token(ask.tokens)], "should": clauses}}
        return any_of(clauses)

    def _any_token(self, tokens: thai.Analysis, boost: float) -> list[Clause]:
        if not any(tokens):
            return []
        lists = joined(tokens)
        some = [match(field, lists[name], weight) for name, field, weight in self._columns(boost)]
        return some + self._extra(lists, boost)

    def _every_token(self, tokens: thai.Analysis, boost: float = 1.0) -> Clause:
        lists = joined(tokens)
        return any_of(
            [match(f, lists[name], w, operator="and") for name, f, w in self._columns(boost)]
        )

    def _needed(self, ask: Asked, boost: float) -> Clause:
        """One of each group of words that must be there, or all parts of words, which find a word
        inside a longer one."""
        groups = [any_of([self._phrase(words, boost) for words in group]) for group in ask.needed]
        every = self._every_token(ask.tokens, boost)
        return any_of([{"bool": {"must": groups}}, every]) if groups else every

    def _extra(self, lists: dict[str, str], boost: float) -> list[Clause]:
        """What only the catch-all fields have: trigrams, and the texts with a boost of their own (2 for
        a title; one with boost 3 adds twice as much)."""
        if self.remapped_fields is not None:
            return []
        clauses = [match(catch_all("grams"), lists["grams"], WEIGHT["grams"] * boost)]
        for step in sorted(self._boosts()):
            gain = WEIGHTS.title * (step - 1) * boost
            clauses += [
                match(catch_all(name, step), lists[name], WEIGHT[name] * gain) for name in LISTS
            ]
        return clauses

    def _boosts(self) -> set[float]:
        models = [model for model in get_indexed_models() if issubclass(model, self.queryset.model)]
        return {boost for model in models for boost in boosts_of(model.get_search_fields())}

    def _phrase(self, words: Words, boost: float) -> Clause:
        texts = {"words": thai.join(words.words), "fine": thai.join(words.fine)}
        columns = [column for column in self._columns(boost) if texts[column[0]]]
        return any_of([phrase(f, texts[n], w) for n, f, w in columns]) if columns else NOTHING

    def _fuzzy(self, query: Fuzzy, boost: float) -> Clause:
        tokens = tokens_of(query.query_string[:1_000])
        lists = joined(tokens)
        if not lists["words"]:
            return NOTHING
        options = {"operator": query.operator}
        if max(map(len, tokens.words)) <= LONGEST_FUZZY:
            options["fuzziness"] = "AUTO"
        columns = self._columns(boost)
        return any_of(
            [match(field, lists[name], weight, **options) for name, field, weight in columns]
        )


def is_loose(query: SearchQuery) -> bool:
    """Whether some of what is asked for is enough to match."""
    match query:
        case And() | Or():
            return any(map(is_loose, query.subqueries))
        case Boost():
            return is_loose(query.subquery)
    return isinstance(query, PlainText) and query.operator == "or"


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
