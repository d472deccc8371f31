"""The leaves of modelsearch's query trees as SQLite FTS5 expressions over our columns."""

from __future__ import annotations

from collections.abc import Iterable

from modelsearch.query import Fuzzy, Phrase, PlainText, SearchQuery

from search import thai

from .weights import MOST_TOKENS

AUTOCOMPLETE = "autocomplete"
RANKED = ("title", "body", "fine", "grams")
TITLE = "{title}"

#: Matches nothing: `thai.normalise` lets no character of the private area into the index.
NOTHING = '"\ue000"'


def ranking_expression(leaf: SearchQuery, fields: Iterable[str] | None = None) -> str:
    """What ranks: any word, fine word or trigram of plain text counts."""
    columns = _columns(fields)
    if isinstance(leaf, Phrase):
        return _phrase(leaf.query_string, columns)
    if not isinstance(leaf, PlainText | Fuzzy):
        raise NotImplementedError(f"{type(leaf).__name__} cannot be asked of SQLite.")
    joint = " AND " if leaf.operator == "and" else " OR "
    kinds = 3 if joint == " OR " else 2
    return _any(
        f"{column} : ({_joined(tokens, joint)})"
        for column, tokens in _lists(leaf.query_string, columns)[:kinds]
    )


def strict_expression(query: SearchQuery, fields: Iterable[str] | None = None) -> str | None:
    """What holds every word of plain text; None where the ranking asks for that already."""
    if not isinstance(query, PlainText | Fuzzy) or query.operator == "and":
        return None
    return ranking_expression(PlainText(query.query_string, operator="and"), fields)


def substring_expression(leaf: SearchQuery) -> str:
    """What holds each run of the text, in part words too."""
    if not isinstance(leaf, PlainText | Phrase | Fuzzy):
        raise NotImplementedError(f"{type(leaf).__name__} cannot be asked of SQLite.")
    runs = thai.runs(leaf.query_string)[:MOST_TOKENS]
    return f"{{{AUTOCOMPLETE}}} : ({' AND '.join(map(_substring, runs))})" if runs else NOTHING


def _columns(fields: Iterable[str] | None) -> str:
    """Where whole words are looked for: in the title alone if only that field is asked for."""
    return TITLE if fields and set(fields) == {"title"} else "{title body}"


def _lists(text: str, columns: str) -> list[tuple[str, list[str]]]:
    """Columns with what to look for in each; a field asked for by name has no column of parts."""
    found = thai.analyse(text)
    if columns == TITLE:
        return [(columns, found.words)]
    return [(columns, found.words), ("{fine}", found.fine), ("{grams}", found.grams)]


def _phrase(text: str, columns: str) -> str:
    """Words in a row, or their parts in a row where the cut between words differs."""
    return _any(
        f'{column} : "{" ".join(tokens[:MOST_TOKENS])}"' if tokens else ""
        for column, tokens in _lists(text, columns)[:2]
    )


def _substring(run: str) -> str:
    """Trigrams in a row are the run wherever it stands; a shorter run begins a trigram or word."""
    grams = thai.trigrams(run)
    return f'"{" ".join(grams)}"' if len(run) >= 3 and grams[0] != run else f'"{run}" *'


def _joined(tokens: list[str], joint: str) -> str:
    return joint.join(f'"{token}"' for token in dict.fromkeys(tokens[:MOST_TOKENS]))


def _any(parts: Iterable[str]) -> str:
    some = [part for part in parts if '"' in part]
    return f"({' OR '.join(some)})" if some else NOTHING
