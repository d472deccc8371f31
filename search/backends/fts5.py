"""modelsearch's query trees as SQLite FTS5 expressions over our columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from modelsearch.backends.database.sqlite.query import AndNot
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Or, Phrase, PlainText, SearchQuery

from search import thai

from .weights import MOST_TOKENS

AUTOCOMPLETE = "autocomplete"
RANKED = ("title", "body", "fine", "grams")

#: Matches nothing: `thai.normalise` lets no character of the private area into the index.
NOTHING = '"\ue000"'


def compile_query(query: SearchQuery, fields: Iterable[str] | None = None) -> str:
    """The expression that ranks: any word, fine word or trigram of plain text counts."""
    return _compile(query, lambda leaf: _ranking(leaf, _columns(fields)))


def compile_strict(query: SearchQuery, fields: Iterable[str] | None = None) -> str | None:
    """The expression for pages that hold every word; None where `compile_query` is that already."""
    if not isinstance(query, PlainText | Fuzzy) or _operator(query) == "AND":
        return None
    return _strict(query.query_string, _columns(fields))


def compile_autocomplete(query: SearchQuery) -> str:
    """The expression for text that holds each run of the query, in part words too."""
    return _compile(query, lambda leaf: _substrings(leaf.query_string))


def _compile(query: SearchQuery, leaf: Callable[[PlainText], str]) -> str:
    if isinstance(query, PlainText | Phrase | Fuzzy):
        return leaf(query)
    if isinstance(query, Boost):
        return _compile(query.subquery, leaf)
    if isinstance(query, AndNot):
        return f"({_compile(query.subquery_a, leaf)} NOT {_compile(query.subquery_b, leaf)})"
    if isinstance(query, And | Or):
        parts = [
            _compile(part, leaf) for part in query.subqueries if not isinstance(part, MatchAll)
        ]
        word = " AND " if isinstance(query, And) else " OR "
        return f"({word.join(parts)})" if parts else NOTHING
    raise NotImplementedError(f"{type(query).__name__} cannot be asked of SQLite.")


def _columns(fields: Iterable[str] | None) -> str:
    """Where whole words are looked for: in the title alone if only that field is asked for."""
    return "{title}" if fields and set(fields) == {"title"} else "{title body}"


def _operator(query: PlainText) -> str:
    return str(getattr(query, "operator", "or")).upper()


def _ranking(query: PlainText, columns: str) -> str:
    if isinstance(query, Phrase):
        return _phrase(query.query_string, columns)
    if _operator(query) == "AND" or columns == "{title}":
        return _strict(query.query_string, columns)
    found = thai.analyse(query.query_string)
    parts = ((columns, found.words), ("{fine}", found.fine), ("{grams}", found.grams))
    return _any(f"{column} : ({_all_of(tokens, ' OR ')})" for column, tokens in parts if tokens)


def _strict(text: str, columns: str) -> str:
    found = thai.analyse(text)
    parts = [(columns, found.words)]
    if columns != "{title}":
        parts.append(("{fine}", found.fine))
    return _any(f"{column} : ({_all_of(tokens, ' AND ')})" for column, tokens in parts if tokens)


def _phrase(text: str, columns: str) -> str:
    """Words in a row, or the same characters in a row where the cut between words differs."""
    found = thai.analyse(text)
    parts = [(columns, found.words)] + ([] if columns == "{title}" else [("{grams}", found.grams)])
    return _any(
        f'{column} : "{" ".join(tokens[:MOST_TOKENS])}"' for column, tokens in parts if tokens
    )


def _substrings(text: str) -> str:
    runs = thai.runs(text)[:MOST_TOKENS]
    return _any([f"{{{AUTOCOMPLETE}}} : ({' AND '.join(map(_substring, runs))})"] if runs else [])


def _substring(run: str) -> str:
    """Trigrams in a row are the run wherever it stands; a shorter run begins a trigram or word."""
    grams = thai.trigrams(run)
    return f'"{" ".join(grams)}"' if len(run) >= 3 and grams[0] != run else f'"{run}" *'


def _all_of(tokens: list[str], joint: str) -> str:
    return joint.join(f'"{token}"' for token in dict.fromkeys(tokens[:MOST_TOKENS]))


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})" if (parts := list(parts)) else NOTHING
