"""Matched words marked in readable text: whole Thai words, never half a mark, safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pythainlp.corpus import thai_stopwords

from search import thai

#: Characters of a snippet, and of what comes before its first match.
SNIPPET = 190
LEAD = 45
#: So much of a text is looked through: a snippet needs one good place, not the last one.
LONGEST = 20_000


class Token(NamedTuple):
    start: int
    text: str
    matched: frozenset[str]  #: the query's words it matches


def query_terms(query: str) -> frozenset[str]:
    """The words to mark for a query: all its words and their parts, less the very common ones.

    >>> sorted(query_terms("องค์กรการเงินในชุมชน"))
    ['การเงิน', 'ชุมชน', 'องค์กร']
    """
    words = frozenset(thai.words(query))
    telling = words - thai_stopwords()
    return frozenset(word for word in telling or words if len(word) > 1 or word.isdigit())


def highlight(text: str, terms: frozenset[str]) -> SafeString:
    """The whole text with the terms marked.

    >>> highlight("เงินออม & หนี้สิน", query_terms("หนี้"))
    'เงินออม &amp; <mark>หนี้สิน</mark>'
    """
    return _marked(list(_tokens(_tidy(text), terms)))


def snippet(text: str, terms: frozenset[str]) -> SafeString:
    """The stretch of a text that holds most of the terms; its beginning if it holds none."""
    text = _tidy(text)
    skipped = _skippable(text, terms)
    tokens = list(_tokens(text[skipped : skipped + LONGEST], terms))
    first = _best_start(tokens)
    last = first
    while last < len(tokens) and tokens[last].start - tokens[first].start < SNIPPET:
        last += 1
    before = "… " if first or skipped else ""
    after = " …" if last < len(tokens) else ""
    return mark_safe(f"{before}{_marked(tokens[first:last])}{after}")  # noqa: S308  # escaped in _marked


def _tidy(text: str) -> str:
    return " ".join(text.replace(thai.JOINT, "").split())


def _skippable(text: str, terms: frozenset[str]) -> int:
    """Where to begin reading a text so long that its first match may be out of reach."""
    if len(text) <= LONGEST or not terms:
        return 0
    match = re.search("|".join(map(re.escape, terms)), text, re.IGNORECASE)
    if not match or match.start() < LONGEST - SNIPPET:
        return 0
    return text.rfind(" ", 0, match.start() - LEAD) + 1


def _tokens(text: str, terms: frozenset[str]) -> Iterator[Token]:
    position = 0
    for piece in thai.pieces(text):
        yield Token(position, piece, _forms(piece) & terms)
        position += len(piece)


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    """A word of a text, normalised, and the words it is made of."""
    return frozenset((*thai.words(word), *thai.fine_words(word)))


def _best_start(tokens: list[Token]) -> int:
    """Where to begin: a little before the stretch with the most different terms."""
    places = [index for index, token in enumerate(tokens) if token.matched]
    if not places:
        return 0

    def worth(place: int) -> int:
        found: set[str] = set()
        for token in tokens[place:]:
            if token.start - tokens[place].start > SNIPPET - LEAD:
                break
            found |= token.matched
        return len(found)

    best = max(places[:200], key=worth)
    start = best
    while start and tokens[best].start - tokens[start - 1].start <= LEAD:
        start -= 1
    # Thai puts spaces between clauses: begin after one, if there is one in reach.
    after_space = [i + 1 for i in range(start, best) if tokens[i].text.isspace()]
    return after_space[0] if start and after_space else start


def _marked(tokens: list[Token]) -> SafeString:
    parts = []
    for matched, group in groupby(tokens, key=lambda token: bool(token.matched)):
        text = escape("".join(token.text for token in group))
        parts.append(f"<mark>{text}</mark>" if matched else text)
    return mark_safe("".join(parts))  # noqa: S308  # every part is escaped above
