"""What is asked of an engine for what a person typed: mended, with synonyms, cut into tokens.

All engines ask here, so a correction or a synonym counts on each of them alike and at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from modelsearch.query import PlainText

from search import thai


class AsTyped(PlainText):
    """Plain text that is neither mended nor widened by synonyms: "search instead for …"."""


class Words(NamedTuple):
    """Tokens in a row; the fine words find them where the cut between words differs."""

    words: tuple[str, ...]
    fine: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A plain text as an engine scores it: the scores of all tokens and phrases are added up."""

    typed: str
    text: str  #: as mended; what was typed where nothing was
    tokens: thai.Analysis  #: of `text`, each token once, in order
    #: Tokens of what was typed that the mended text lacks: a name no page held yesterday is no error.
    typed_only: thai.Analysis
    synonyms: tuple[Words, ...]  #: other names of what the text names
    #: A page that holds one of each group's is a hit however low it scores.
    needed: tuple[tuple[Words, ...], ...]


def asked(query: PlainText) -> Asked:
    """How to ask for plain text; costs no query of the database in the ordinary case."""
    text = query.query_string
    tokens = thai.Analysis(*(list(dict.fromkeys(kind)) for kind in thai.analyse(text)))
    needed = tuple((Words((word,), ()),) for word in tokens.words)
    return Asked(text, text, tokens, thai.Analysis([], [], []), (), needed)
