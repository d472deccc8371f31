"""The leaves of modelsearch's query trees as SQLite FTS5 expressions over our columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from modelsearch.query import Fuzzy, Phrase, PlainText, SearchQuery

from search import thai
from search.asking import Asked, Words, asked

from .finding import plain_text
from .weights import MOST_TOKENS, RAREST_GRAMS, SYNONYM, TYPED_ONLY, WEIGHTS

AUTOCOMPLETE = "autocomplete"
RANKED = ("title", "body", "fine", "grams")
WHOLE, TITLE, FINE, GRAMS = "{title body}", "{title}", "{fine}", "{grams}"

#: Matches nothing: `thai.normalise` lets no character of the private area into the index.
NOTHING = '"\ue000"'

#: Sorts tokens by how many documents hold them, and may leave out the commonest.
RarestFirst = Callable[[list[str]], list[str]]


class Part(NamedTuple):
    """What adds to a document's score if it matches."""

    match: str
    weight: float


def ranking(
    leaf: SearchQuery, fields: Iterable[str] | None, rarest_first: RarestFirst
) -> list[Part]:
    """What ranks: any word, fine word or trigram of plain text counts, and its synonyms."""
    if isinstance(leaf, Phrase):
        return [Part(match, weight) for match, weight in _phrases(_words_of(leaf), fields)]
    query = asked(plain_text(leaf))
    if plain_text(leaf).operator == "and":
        every = _every(query, fields)
        return [Part(f"({every}) AND ({p.match})", p.weight) for p in _texts(query, fields, {})]
    tokens = {*chain(*query.tokens, *query.typed_only)}
    rank = {token: place for place, token in enumerate(rarest_first(sorted(tokens)))}
    return [*_texts(query, fields, rank), *_trigrams(query, fields, rank)]


def _every(query: Asked, fields: Iterable[str] | None) -> str:
    """All words, or all parts of words."""
    joined = (
        f"{column} : {_all(map(_quoted, tokens[:MOST_TOKENS]))}"
        for (column, _), tokens in zip(_columns(fields), query.tokens, strict=False)
        if tokens
    )
    return _any(joined)


def needed(leaf: SearchQuery, fields: Iterable[str] | None) -> str:
    """What makes a hit however low it scores: one of each group of words that must be there, or all
    parts of words, which find a word inside a longer one."""
    query = asked(plain_text(leaf))
    groups = [
        _any(match for words in group for match, _ in _phrases(words, fields))
        for group in query.needed
    ]
    return f"{_all(groups)} OR {_every(query, fields)}"


def substring_expression(leaf: SearchQuery) -> str:
    """What holds each run of the text, in part words too."""
    if not isinstance(leaf, PlainText | Phrase | Fuzzy):
        raise NotImplementedError(f"{type(leaf).__name__} cannot be asked of SQLite.")
    runs = thai.runs(leaf.query_string)[:MOST_TOKENS]
    return f"{{{AUTOCOMPLETE}}} : ({' AND '.join(map(_substring, runs))})" if runs else NOTHING


def _columns(fields: Iterable[str] | None) -> list[tuple[str, float]]:
    """Where words and fine words are looked for: for a field asked for by name, there are no parts."""
    if fields and set(fields) == {"title"}:
        return [(TITLE, WEIGHTS.words)]
    return [(WHOLE, WEIGHTS.words), (FINE, WEIGHTS.fine)]


def _texts(query: Asked, fields: Iterable[str] | None, rank: Mapping[str, int]) -> Iterator[Part]:
    """Words and fine words: as mended, as typed, and other names of the same."""
    for tokens, share in ((query.tokens, 1.0), (query.typed_only, TYPED_ONLY)):
        for (column, weight), some in zip(_columns(fields), tokens, strict=False):
            if some:
                telling = _telling(some, rank)[:MOST_TOKENS]
                yield Part(f"{column} : {_any(map(_quoted, telling))}", share * weight)
    for words in query.synonyms:
        for match, weight in _phrases(words, fields):
            yield Part(match, SYNONYM * weight)


def _trigrams(
    query: Asked, fields: Iterable[str] | None, rank: Mapping[str, int]
) -> Iterator[Part]:
    if len(_columns(fields)) == 1:
        return
    for tokens, share in ((query.tokens, 1.0), (query.typed_only, TYPED_ONLY)):
        if tokens.grams:
            some = _telling(tokens.grams, rank)[:RAREST_GRAMS]
            yield Part(f"{GRAMS} : {_any(map(_quoted, some))}", share * WEIGHTS.grams)


def _telling(tokens: list[str], rank: Mapping[str, int]) -> list[str]:
    return sorted((token for token in tokens if token in rank), key=rank.__getitem__) or tokens


def _words_of(phrase: Phrase) -> Words:
    found = thai.analyse(phrase.query_string)
    return Words(tuple(found.words), tuple(found.fine))


def _phrases(words: Words, fields: Iterable[str] | None) -> Iterator[tuple[str, float]]:
    """Words in a row, or their parts in a row where the cut between words differs."""
    for (column, weight), tokens in zip(_columns(fields), words, strict=False):
        if tokens:
            yield f"{column} : {_quoted(' '.join(tokens[:MOST_TOKENS]))}", weight


def _substring(run: str) -> str:
    """Trigrams in a row are the run wherever it stands; a shorter run begins a trigram or word."""
    grams = thai.trigrams(run)
    return _quoted(" ".join(grams)) if len(run) >= 3 and grams[0] != run else f'"{run}" *'


def _quoted(text: str) -> str:
    return f'"{text}"'


def _all(matches: Iterable[str]) -> str:
    return f"({' AND '.join(matches) or NOTHING})"


def _any(matches: Iterable[str]) -> str:
    return f"({' OR '.join(matches) or NOTHING})"
