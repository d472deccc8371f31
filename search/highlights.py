"""The part of a page's text that answers a question, with the words that were asked for marked.

Words are looked for in the text as the reader sees it, and marked only where the segmenter, too,
sees a word begin and end: หนี้ is marked in หนี้สิน, การ is not in กรรมการ, and no mark is cut in half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from pythainlp.corpus import thai_stopwords
from wagtail.models import Page
from wagtail.search.index import SearchField

from . import thai

#: Characters of a snippet, about three lines on a phone, and how many of them stand before the first mark.
LENGTH, LEAD = 200, 50
#: Text beyond this is not looked at: ten pages are read for each page of results.
MOST_TEXT = 60_000
#: Where the first choice has no whole word, so many others are tried.
MOST_PLACES = 400
SHORT = 4
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")


class Span(NamedTuple):
    start: int
    end: int


class Highlighter:
    """Marks the words of one query in any number of texts."""

    def __init__(self, query: str) -> None:
        found = {*thai.words(query), *thai.fine_words(query)}
        telling = {word for word in found if word not in _short_stop_words() and len(word) > 1}
        words = sorted(telling or found, key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(map(_as_written, words)), re.IGNORECASE) if words else None
        )

    def title(self, text: str) -> SafeString:
        """The whole text with its marks."""
        text = _plain(text)
        return _marked(text, self._spans(text), Span(0, len(text)))

    def snippet(self, text: str) -> SafeString:
        """The stretch of the text with most of the query's words; empty where it has none."""
        text = _plain(text[:MOST_TEXT])
        for start in self._promising_starts(text):
            cut = _cut(text, start)
            spans = self._spans(text, cut)
            if spans:
                return _marked(text, spans, cut)
        return SafeString("")

    def _promising_starts(self, text: str) -> list[int]:
        """Where the query's words stand, the place with most letters of different ones first."""
        if not self._pattern:
            return []
        found = [
            (m.start(), m[0].lower())
            for _, m in zip(range(MOST_PLACES), self._pattern.finditer(text), strict=False)
        ]
        weights = {}
        for first, (start, _word) in enumerate(found):
            near = {word for at, word in found[first : first + 20] if at < start + LENGTH - LEAD}
            weights[start] = sum(map(len, near))
        return sorted(weights, key=lambda start: -weights[start])[:10]

    def _spans(self, text: str, within: Span | None = None) -> list[Span]:
        """The query's words in a stretch of the text, where they are words of the text as well."""
        within = within or Span(0, len(text))
        if not self._pattern:
            return []
        edges = {within.start + edge for edge in thai.word_edges(text[within.start : within.end])}
        spans: list[Span] = []
        for match in self._pattern.finditer(text, within.start, within.end):
            if not edges.issuperset(match.span()):
                continue
            if spans and spans[-1].end == match.start():
                spans[-1] = Span(spans[-1].start, match.end())
            else:
                spans.append(Span(*match.span()))
        return spans


def readable_text(page: Page) -> str:
    """What a page's own fields say, as it is indexed, without its title; costs no query."""
    pieces: list[str] = []
    for field in page.get_search_fields():
        if isinstance(field, SearchField) and field.field_name != "title":
            pieces.extend(_flat(field.get_value(page)))
    return "\n".join(filter(None, pieces))


def _flat(value: object) -> Iterable[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield str(value)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def _as_written(word: str) -> str:
    """A pattern for all the ways a text may write it: 1799 is also ๑๗๙๙ and 1,799."""
    if not word.isdecimal():
        return re.escape(word)
    return ",?".join(f"[{digit}{chr(0x0E50 + int(digit))}]" for digit in word)


def _cut(text: str, start: int) -> Span:
    """A stretch around a place that begins and ends at spaces where there are any near, else at words."""
    first = max(0, start - LEAD)
    last = min(len(text), first + LENGTH)
    edges = [first + edge for edge in thai.word_edges(text[first:last])]
    if first:
        first = _nearest(text, [edge for edge in edges if edge <= start])
    if last < len(text):
        last = _nearest(text, [edge for edge in reversed(edges) if edge > start] or [last])
    return Span(first, last)


def _nearest(text: str, edges: list[int]) -> int:
    """The first of a few edges that stands at a space; failing that, the second, as the first may be cut."""
    at_space = (edge for edge in edges[:8] if text[edge - 1] == " " or text[edge : edge + 1] == " ")
    return next(at_space, edges[1] if len(edges) > 1 else edges[0])


def _marked(text: str, spans: list[Span], within: Span) -> SafeString:
    parts, at = ["… " if within.start else ""], within.start
    for span in spans:
        parts += [escape(text[at : span.start]), format_html("<mark>{}</mark>", text[slice(*span)])]
        at = span.end
    parts += [escape(text[at : within.end]), " …" if within.end < len(text) else ""]
    return mark_safe("".join(parts))  # noqa: S308 - every part of the text was escaped


@cache
def _short_stop_words() -> frozenset[str]:
    """Words such as ที่ and ของ, which would be marked everywhere; longer ones (กลุ่ม) do tell something."""
    return frozenset(word for word in thai_stopwords() if len(word) <= SHORT)
