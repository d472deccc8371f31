"""What else a text may be found by: synonyms, the other era's years, other writings of places.

A text is taken as stretches of letters. A stretch that has other names is needed in one of them; of
the rest, each word is needed that tells something.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from . import synonyms, thai
from .asking import Asked, Words, is_remnant, tokens_of, words_of
from .spelling import Correction
from .stretches import Stretch, Text, letters
from .variants import other_year, places

Group = tuple[Words, ...]

#: Words that nearly every page has and that no page is about.
STOP_WORDS = frozenset(
    word
    for line in (
        "ที่ ซึ่ง อัน และ หรือ แต่ ก็ ของ ใน จาก กับ แก่ แด่ ต่อ โดย ด้วย เพื่อ เมื่อ ถ้า หาก เพราะ ว่า",
        "ให้ ได้ เป็น คือ มี อยู่ ไป มา จะ กำลัง แล้ว ยัง เคย ไม่ ใช่ การ ความ อย่าง นี้ นั้น ๆ ฯ",
        "อะไร อย่างไร ยังไง ทำไม เท่าไร เท่าไหร่ ไหน ที่ไหน เมื่อไร เมื่อไหร่ ใคร ไหม มั้ย บ้าง",
        "ครับ ค่ะ คะ นะ พศ คศ",
        "the a an of in on at to for and or is are was were with by from what how who where when",
    )
    for word in line.split()
)
#: Phrases asked of the engine for one text at most.
MOST = 24


def widened(correction: Correction) -> Asked:
    changed = tuple(correction.changed)
    return _widened(correction.original, correction.text, changed, synonyms.version())


@lru_cache(maxsize=512)
def _widened(
    typed: str, text: str, changed: tuple[tuple[str, str], ...], version: Hashable
) -> Asked:
    row = Text(text)
    named = [*synonyms.current().within(row), *_years(row)]
    # What the segmenter breaks into letters is asked as a phrase, not by its parts.
    broken = [stretch for stretch in named if any(map(is_remnant, row.words(stretch)))]
    tokens = tokens_of(text)
    parts = {word for each in broken for word in row.words(each)}
    phrases = [words_of(name) for stretch in named for name in stretch.names]
    phrases += [words_of(place.otherwise) for place in places(row.plain)]
    phrases += [words_of(row.letters[each.start : each.end]) for each in broken]
    groups = _groups(row, named + list(_slips(row, changed)))
    return Asked(
        typed,
        text,
        _without(tokens, parts),
        _left(tokens_of(typed), tokens),
        tuple(dict.fromkeys(phrases))[:MOST],
        tuple(dict.fromkeys(groups)),
    )


def _years(row: Text) -> Iterator[Stretch]:
    for start, end, word in row.spans:
        year = other_year(word)
        if year:
            yield Stretch(start, end, (year,))


def _slips(row: Text, changed: Iterable[tuple[str, str]]) -> Iterator[Stretch]:
    """What was mended: a page with what was typed has what was asked for as well. (Of keys pressed
    on the other layout there may be no letter.)"""
    place = 0
    for typed, meant in changed:
        form = letters(meant)
        start = row.letters.find(form, place)
        if form and start >= 0:
            place = start + len(form)
            yield Stretch(start, place, (typed,) if letters(typed) else ())


def _groups(row: Text, stretches: list[Stretch]) -> list[Group]:
    telling: list[Group] = []
    others: list[Group] = []
    levels = {place.level for place in places(row.plain)}
    done: set[Stretch] = set()
    for start, end, word in row.spans:
        stretch = next((each for each in stretches if each.overlaps(start, end)), None)
        if stretch is None:
            quiet = is_remnant(word) or word in STOP_WORDS or word in levels
            (others if quiet else telling).append((Words((word,), ()),))
        elif stretch not in done:
            done.add(stretch)
            telling.append((_itself(row, stretch), *map(words_of, stretch.names)))
    return telling or others


def _itself(row: Text, stretch: Stretch) -> Words:
    words = row.words(stretch)
    return Words(tuple(words), ()) if len(words) == 1 else words_of("".join(words))


def _without(tokens: thai.Analysis, words: set[str]) -> thai.Analysis:
    """An abbreviation's parts, which by themselves are other words: พอ of พอช."""
    return thai.Analysis(
        [token for token in tokens.words if token not in words],
        [token for token in tokens.fine if token not in words],
        tokens.grams,
    )


def _left(tokens: thai.Analysis, others: thai.Analysis) -> thai.Analysis:
    """The tokens that are not among the others."""
    return thai.Analysis._make(
        [token for token in mine if token not in theirs]
        for mine, theirs in zip(tokens, others, strict=True)
    )
