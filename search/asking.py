"""What is asked of an engine for what a person typed: mended, with synonyms, cut into tokens.

All engines ask here, so a correction or a synonym counts on each of them alike and at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.apps import apps
from modelsearch.query import PlainText

from search import thai
from search.spelling import Correction
from search.spelling.vocabulary import is_thai

from .once import once, within_once


class AsTyped(PlainText):
    """Plain text that is neither mended nor widened by synonyms: "search instead for …"."""


class Words(NamedTuple):
    """Tokens in a row; the fine words find them where the cut between words differs."""

    words: tuple[str, ...]
    fine: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A plain text as an engine scores it: the scores of all tokens and phrases are added up.

    Any of the lists may be empty: พอช. is the phrase พอ ช, and พอ by itself would find nothing but
    what is not meant.
    """

    typed: str
    text: str  #: as mended; what was typed where nothing was
    tokens: thai.Analysis  #: of `text`, each token once, in order
    #: Tokens of what was typed that the mended text lacks: a name no page held yesterday is no error.
    typed_only: thai.Analysis
    synonyms: tuple[Words, ...]  #: other names of what the text names
    #: A page that holds one of each group's is a hit however low it scores.
    needed: tuple[tuple[Words, ...], ...]


def asked(query: PlainText) -> Asked:
    """How to ask for plain text; in a request one query of the database, a few where it was mended."""
    text = query.query_string
    plainly = isinstance(query, AsTyped) or query.operator == "and"
    if plainly or not apps.is_installed("search"):
        return _plainly(text)
    from . import synonyms, widening  # the engines work without our models, these do not

    with within_once():
        key = "asked", text, synonyms.version()
        return once(key, lambda: widening.widened(correction(text)))


def correction(text: str) -> Correction:
    """What a text was probably meant to be, in words that anyone may read: "did you mean"."""
    from . import mending, synonyms

    key = "correction", text, synonyms.version()
    return once(key, lambda: mending.correction(text))


def words_of(text: str) -> Words:
    return Words(tuple(thai.words(text)), tuple(thai.fine_words(text)))


def tokens_of(text: str) -> thai.Analysis:
    """Each token once; no single Thai letters where there is anything else."""
    found = thai.analyse(text)
    return thai.Analysis(
        _telling(found.words), _telling(found.fine), list(dict.fromkeys(found.grams))
    )


def _telling(tokens: list[str]) -> list[str]:
    telling = [token for token in tokens if not is_remnant(token)]
    return list(dict.fromkeys(telling or tokens))


def is_remnant(token: str) -> bool:
    """Whether it is one Thai letter, left over from a broken word or an abbreviation."""
    return len(token) == 1 and is_thai(token)


@lru_cache(maxsize=512)
def _plainly(text: str) -> Asked:
    tokens = tokens_of(text)
    needed = tuple((Words((word,), ()),) for word in tokens.words)
    return Asked(text, text, tokens, thai.Analysis([], [], []), (), needed)
