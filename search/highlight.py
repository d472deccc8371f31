"""Matched words marked in readable text: whole Thai words, never half a mark, safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, groupby, islice, takewhile
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
#: Characters around the best place of a longer text that are cut into words.
REGION = 300
#: Letters, without marks, of a stretch that is looked for across the cuts between words.
SHORTEST_STRETCH = 4


class Token(NamedTuple):
    start: int
    text: str
    matched: frozenset[str]  #: the query's words it matches


class Terms(NamedTuple):
    """What to mark: words, and stretches of letters that may be cut into words in another way."""

    words: frozenset[str] = frozenset()
    stretches: frozenset[str] = frozenset()  #: without their vowel and tone marks: see `letters`

    def __bool__(self) -> bool:
        return bool(self.words or self.stretches)

    def __or__(self, other: Terms) -> Terms:
        return Terms(self.words | other.words, self.stretches | other.stretches)


def query_terms(query: str) -> Terms:
    """What to mark for plain words: all of them and their parts, less the very common ones.

    A stretch is found however it is spelt: most errors are in marks, and break words apart.

    >>> sorted(query_terms("องค์กรการเงินในชุมชน").words)
    ['การเงิน', 'ชุมชน', 'องค์กร']
    """
    words = frozenset(thai.words(query))
    telling = words - thai_stopwords()
    kept = frozenset(word for word in telling or words if len(word) > 1 or word.isdigit())
    return Terms(kept, _stretches(thai.runs(query)))


def phrase_terms(phrase: str) -> Terms:
    """What to mark for words in a row: only where they are in a row.

    >>> phrase_terms("ทุนชุมชน")
    Terms(words=frozenset(), stretches=frozenset({'ทนชมชน'}))
    """
    stretches = _stretches([phrase])
    return Terms(frozenset() if stretches else frozenset(thai.words(phrase)), stretches)


def _stretches(texts: Iterable[str]) -> frozenset[str]:
    """Short ones look like too many other words once their marks are gone; some have none."""
    found = {letters(text): text for text in texts}
    return frozenset(
        key
        for key, text in found.items()
        if len(key) >= SHORTEST_STRETCH or (len(key) > 1 and key == "".join(thai.runs(text)))
    )


@lru_cache(maxsize=50_000)
def letters(text: str) -> str:
    """Letters and digits without what stands above and below them, as the trigrams have them.

    >>> letters("สมาชีก") == letters("สมาชิก") == "สมาชก"
    True
    """
    return "".join(re.findall(rf"[^\W_{thai.MARKS}]+", thai.normalise(text)))


def highlight(text: str, terms: Terms) -> SafeString:
    """The whole text with the terms marked.

    >>> highlight("เงินออม & หนี้สิน", query_terms("หนี้"))
    'เงินออม &amp; <mark>หนี้สิน</mark>'
    """
    return _marked(_tokens(_tidy(text), terms))


def snippet(text: str, terms: Terms) -> SafeString:
    """The stretch of a text that holds most of the terms; its beginning if it holds none."""
    text = _tidy(text)
    skipped, end = _region(text, terms)
    tokens = _tokens(text[skipped:end], terms)
    if (skipped or end < min(len(text), LONGEST)) and not any(t.matched for t in tokens):
        skipped, end = 0, LONGEST  # it was in the middle of other words: look everywhere
        tokens = _tokens(text[:end], terms)
    first = _best_start(tokens)
    last = first
    while last < len(tokens) and tokens[last].start - tokens[first].start < SNIPPET:
        last += 1
    before = "… " if first or skipped else ""
    after = " …" if last < len(tokens) or end < len(text) else ""
    return mark_safe(f"{before}{_marked(tokens[first:last])}{after}")  # noqa: S308  # escaped in _marked


def _tidy(text: str) -> str:
    return " ".join(text.replace(thai.JOINT, "").split())


def _region(text: str, terms: Terms) -> tuple[int, int]:
    """The part of a text worth cutting into words, which costs more than all else on a long page:
    around the place where most of the words stand together, as far as letters can tell."""
    if len(text) <= REGION or not terms.words:
        return 0, LONGEST
    pattern = re.compile("|".join(map(re.escape, terms.words)), re.IGNORECASE)
    places = [(match.start(), match[0]) for match in islice(pattern.finditer(text), 200)]
    if not places:
        return 0, LONGEST

    def worth(index: int) -> int:
        reach = places[index][0] + SNIPPET - LEAD
        near = takewhile(lambda place: place[0] <= reach, places[index:])
        return len({word for _start, word in near})

    best = places[max(range(len(places)), key=worth)][0]
    earliest = max(0, best - REGION // 2)
    start = text.rfind(" ", earliest, max(0, best - LEAD)) + 1 or earliest
    return start, start + REGION


def _tokens(text: str, terms: Terms) -> list[Token]:
    pieces = list(thai.pieces(text))
    matched = _match_words(pieces, terms.words)
    if terms.stretches:
        _match_stretches(pieces, matched, terms.stretches)
    starts = accumulate(map(len, pieces), initial=0)
    return [Token(*token) for token in zip(starts, pieces, matched, strict=False)]


def _match_words(pieces: list[str], words: frozenset[str]) -> list[frozenset[str]]:
    """The words each piece is or holds. Few pieces hold the letters of one: only those are cut."""
    if not words:
        return [frozenset()] * len(pieces)
    letters_of_one = re.compile("|".join(map(re.escape, words)))
    return [
        _forms(piece) & words if letters_of_one.search(_normal(piece)) else frozenset()
        for piece in pieces
    ]


def _match_stretches(
    pieces: list[str], matched: list[frozenset[str]], stretches: frozenset[str]
) -> None:
    """Add each stretch to the pieces it consists of; it begins and ends with whole words."""
    keys = [letters(piece) for piece in pieces]
    text = "".join(keys)
    # Pieces between words have no letters: of those at one position, the last is the word.
    starts = {start: index for index, start in enumerate(accumulate(map(len, keys), initial=0))}
    for stretch in stretches:
        at = text.find(stretch)
        while at >= 0:
            first, last = starts.get(at), starts.get(at + len(stretch))
            if first is not None and last is not None:
                while not keys[last - 1]:
                    last -= 1
                for index in range(first, last):
                    matched[index] |= {stretch}
            at = text.find(stretch, at + 1)


_normal = lru_cache(maxsize=50_000)(thai.normalise)


@lru_cache(maxsize=10_000)
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
