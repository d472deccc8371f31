"""A document's texts as Elasticsearch is given them: token lists, joined. No Django in here, so that
other processes can do it; see `elastic_workers`."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any, NamedTuple

from search import thai

from .prefixes import prefixes

LISTS = ("words", "fine", "grams")
#: Between tokens, which hold none: for the `standard` tokenizer as good as `thai.JOINT`, and shorter.
GAP = " "
BEGINNINGS = "_edgengrams"
#: Characters of a text that may be a name, or the names of a place with all it belongs to.
NAME = 200


class Said(NamedTuple):
    """A text of a search field. `column` is the field's own, empty for a related object's field;
    a boost above 1 puts it into the catch-all fields of that boost too."""

    text: str
    column: str
    boost: float


class Begun(NamedTuple):
    """A text that autocomplete finds by its beginnings."""

    text: str
    column: str


class Raw(NamedTuple):
    """What a document will hold: values as they are, and texts that are still to be cut."""

    values: dict[str, Any]
    said: list[Said]
    begun: list[Begun]


def catch_all(name: str, boost: float | None = None) -> str:
    """The field of one token list, or of the part of it whose search fields have this boost."""
    return f"_{name}_{str(float(boost)).replace('.', '_')}" if boost else f"_{name}"


def assembled(raw: Raw) -> dict[str, Any]:
    document: dict[str, Any] = dict(raw.values)
    texts: dict[str, list[str]] = defaultdict(list)
    grams: dict[str, dict[str, None]] = defaultdict(dict)
    for said in raw.said:
        if not said.text:
            continue
        found = analysed(said.text)
        for boost in {None, said.boost if said.boost > 1 else None}:
            texts[catch_all("words", boost)].append(GAP.join(found.words))
            texts[catch_all("fine", boost)].append(GAP.join(found.fine))
            # Repeats of a trigram tell nothing, see `weights`.
            grams[catch_all("grams", boost)].update(dict.fromkeys(found.grams))
        if said.column:
            document[said.column] = column(found)
    for begun in raw.begun:
        beginnings = GAP.join(dict.fromkeys(prefixes(begun.text)))
        texts[BEGINNINGS].append(beginnings)
        if begun.column:
            document[begun.column] = beginnings
    return document | texts | {name: GAP.join(some) for name, some in grams.items()}


def analysed(text: str) -> thai.Analysis:
    if len(text) > NAME:
        return thai.analyse(text)
    return thai.Analysis(*(tokens.split() for tokens in _of_name(text)))


@lru_cache(maxsize=10_000)
def _of_name(text: str) -> list[str]:
    """Names of places, themes and people come again on page after page. Joined, they take a tenth of
    the memory."""
    return [GAP.join(tokens) for tokens in thai.analyse(text)]


def column(found: thai.Analysis) -> list[str]:
    """A field's own text: its words, and after a distance no phrase spans the parts of compounds."""
    words = set(found.words)
    parts = [part for part in dict.fromkeys(found.fine) if part not in words]
    return [GAP.join(found.words), GAP.join(parts)] if parts else [GAP.join(found.words)]
