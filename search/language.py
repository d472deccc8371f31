"""The query language: "a phrase", -without, this OR that, and fields such as `theme:` and `ปี:`.

Reading a text needs no database and never fails: what makes no sense as language is plain words.
Which theme or place a field's value names is found out in `search.understanding`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from modelsearch.query import And, Not, Phrase, PlainText, SearchQuery

from search import thai

from .asking import AsTyped, asked

#: Group of facets by the names of its field, in both languages.
FIELDS = {
    **dict.fromkeys(["type", "kind", "ประเภท", "ชนิด"], "type"),
    **dict.fromkeys(["theme", "topic", "ธีม", "ประเด็น"], "theme"),
    **dict.fromkeys(["place", "area", "ที่", "พื้นที่"], "place"),
    **dict.fromkeys(["tambon", "ตำบล", "amphoe", "อำเภอ", "province", "จังหวัด"], "place"),
    **dict.fromkeys(["year", "ปี"], "year"),
    **dict.fromkeys(["lang", "language", "ภาษา"], "lang"),
    **dict.fromkeys(["has", "มี"], "has"),
}
#: Fields of places of one level, with the word for the level before a name.
LEVEL_WORDS = {
    **dict.fromkeys(["tambon", "ตำบล"], "ตำบล"),
    **dict.fromkeys(["amphoe", "อำเภอ"], "อำเภอ"),
    **dict.fromkeys(["province", "จังหวัด"], "จังหวัด"),
}
#: More of a question's parts than anyone writes; the rest is plain words.
MOST_PARTS = 24

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"'))
_FIELD_NAMES = "|".join(sorted(FIELDS, key=len, reverse=True))
_ITEM = re.compile(
    r"(?P<or>\||(?<!\S)OR(?!\S))"
    rf"|(?P<without>(?<![^\s|])[-−–](?=[^\s\d-]))?(?P<field>(?:{_FIELD_NAMES})[:：]\s*)?"
    r"(?:\"(?P<quoted>[^\"]*)\"|(?P<word>[^\s\"|]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Term:
    """Plain words, or words in exactly this order."""

    text: str
    quoted: bool = False
    without: bool = False

    def __str__(self) -> str:
        text = f'"{self.text}"' if self.quoted else self.text
        return f"-{text}" if self.without else text


@dataclass(frozen=True)
class Field:
    """A value that narrows the results down, `name` as in FIELDS, `typed` as the reader wrote it."""

    name: str
    value: str
    typed: str

    @property
    def group(self) -> str:
        return FIELDS[self.name]


#: One of the terms of a clause is enough.
Clause = tuple[Term, ...]


@dataclass(frozen=True)
class Question:
    """What was asked: all the clauses together, within what the fields leave."""

    clauses: tuple[Clause, ...] = ()
    fields: tuple[Field, ...] = ()

    def __str__(self) -> str:
        """The clauses in the language itself."""
        return " ".join(" OR ".join(map(str, clause)) for clause in self.clauses)

    @property
    def plain(self) -> str:
        """The words that are needed and not quoted: what corrections and names are looked for in."""
        return " ".join(
            clause[0].text for clause in self.clauses if len(clause) == 1 and _is_plain(clause[0])
        )

    @property
    def wanted(self) -> list[Term]:
        """Every term that a page may be found by."""
        return [term for clause in self.clauses for term in clause if not term.without]

    @property
    def loosened(self) -> Question:
        """The same words, none of them quoted: a sentence that quotes something asks for more than
        the quotation. Itself if it is no such sentence."""
        terms = [term for clause in self.clauses for term in clause]
        if {(term.quoted, term.without) for term in terms} != {(False, False), (True, False)}:
            return self
        return Question(((Term(" ".join(term.text for term in terms)),),), self.fields)

    def with_plain(self, change: Callable[[str], str]) -> Question:
        """The same question with its plain words changed, such as mended."""
        changed = tuple(
            tuple(Term(change(term.text)) if _is_plain(term) else term for term in clause)
            for clause in self.clauses
        )
        return Question(changed, self.fields)

    def query(self, *, exact: bool = False) -> SearchQuery | None:
        """As a search engine is asked; None where no word is left to ask for."""
        plain = AsTyped if exact else PlainText
        simple = self.plain
        others = [c for c in self.clauses if len(c) > 1 or not _is_plain(c[0])]
        if not others:
            return plain(simple, operator="or") if simple else None
        parts = [every_word(simple, exact=exact)] if simple else []
        parts += [reduce(or_, [_leaf(term, exact=exact) for term in c]) for c in others]
        return And(parts) if len(parts) > 1 else parts[0]


def _is_plain(term: Term) -> bool:
    return not term.quoted and not term.without


def _leaf(term: Term, *, exact: bool) -> SearchQuery:
    if _is_plain(term):
        return every_word(term.text, exact=exact)
    # Neither mended nor widened: what is left out must be just what was written.
    phrase = Phrase(term.text)
    return Not(phrase) if term.without else phrase


def every_word(text: str, *, exact: bool) -> SearchQuery:
    """Each word, as typed, as mended, or another name of it: who writes operators means each."""
    plain = (AsTyped if exact else PlainText)(text, operator="or")
    groups = [
        reduce(or_, [Phrase(written(name.words)) for name in group])
        for group in asked(plain).needed
        if group
    ]
    return And(groups) if len(groups) > 1 else groups[0] if groups else plain


def written(words: Iterable[str]) -> str:
    """Words as they are written in a row, Thai without spaces.

    >>> written(["ทุน", "ชุมชน"]), written(["community", "fund"])
    ('ทุนชุมชน', 'community fund')
    """
    text = ""
    for word in words:
        apart = text and (text[-1].isascii() or word[:1].isascii())
        text += f" {word}" if apart else word
    return text


def parse(text: str) -> Question:
    """Read a text as a question.

    >>> str(parse('กองทุน “สวัสดิการชุมชน” -หนี้ ป่า|น้ำ ปี:๒๕๕๐'))
    'กองทุน "สวัสดิการชุมชน" -หนี้ ป่า OR น้ำ'
    >>> parse('ปี:๒๕๕๐').fields
    (Field(name='ปี', value='๒๕๕๐', typed='ปี:๒๕๕๐'),)
    >>> str(parse('"ป่า หรือน้ำ OR | -'))
    'ป่า หรือน้ำ'
    """
    clauses: list[list[Term]] = []
    fields: list[Field] = []
    alternative = False
    for item in _items(text):
        if isinstance(item, Field):
            fields.append(item)
        elif item is None:
            alternative = bool(clauses)
            continue
        elif alternative:
            clauses[-1].append(item)
        else:
            clauses.append([item])
        alternative = False
    return Question(tuple(map(tuple, _joined(clauses))), tuple(fields))


def _items(text: str) -> Iterator[Term | Field | None]:
    """Terms and fields in order; None is the sign between alternatives."""
    text = text.translate(_QUOTES)
    for number, match in enumerate(_ITEM.finditer(text)):
        if number >= MOST_PARTS:
            yield Term(" ".join(text[match.start() :].replace('"', " ").replace("|", " ").split()))
            return
        if match["or"]:
            # Capitals only: "or" and หรือ are words of ordinary questions.
            yield None if match["or"] in ("|", "OR") else Term(match["or"])
        else:
            yield from _item(match)


def _item(match: re.Match[str]) -> Iterator[Term | Field]:
    value = match["word"] if match["quoted"] is None else match["quoted"].strip()
    quoted, without = match["quoted"] is not None, match["without"] is not None
    if not thai.runs(value):
        return  # signs alone ask for nothing
    if match["field"] and not without:
        yield Field(match["field"].rstrip().rstrip(":：").lower(), value, match[0])
    elif match["field"]:
        yield Term(value, quoted=True, without=True)
    else:
        yield Term(value, quoted, without)


def _joined(clauses: list[list[Term]]) -> Iterator[list[Term]]:
    """Plain words that follow each other as one term, as they were written."""
    words: list[str] = []
    for clause in clauses:
        if len(clause) == 1 and _is_plain(clause[0]):
            words.append(clause[0].text)
            continue
        if words:
            yield [Term(" ".join(words))]
            words = []
        yield clause
    if words:
        yield [Term(" ".join(words))]
