"""A document's texts as Elasticsearch is given them: token lists, joined. No Django in here, so that
other processes can do it; see `elastic_workers`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from search import thai

from .prefixes import prefixes

LISTS = ("words", "fine", "grams")
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
    for said in raw.said:
        lists = analysed(said.text)
        for boost in {None, said.boost if said.boost > 1 else None}:
            for key in LISTS:
                texts[catch_all(key, boost)].append(lists[key])
        if said.column:
            document[said.column] = column(lists)
    for begun in raw.begun:
        found = " ".join(dict.fromkeys(prefixes(begun.text)))
        texts[BEGINNINGS].append(found)
        if begun.column:
            document[begun.column] = found
    for name in filter(_of_grams, texts):
        texts[name] = [thai.join(dict.fromkeys(thai.join(texts[name]).split(thai.JOINT)))]
    return document | texts


def _of_grams(name: str) -> bool:
    """Repeats of a trigram tell nothing, see `weights`."""
    return name.startswith("_grams")


def analysed(text: str) -> Mapping[str, str]:
    """The three token lists, each joined for the `standard` tokenizer."""
    return _remembered(text) if len(text) <= NAME else _analysed(text)


def _analysed(text: str) -> Mapping[str, str]:
    return dict(zip(LISTS, map(thai.join, thai.analyse(text)), strict=True))


#: Names of places, themes and people come again on page after page.
_remembered = lru_cache(maxsize=10_000)(_analysed)


def column(lists: Mapping[str, str]) -> list[str]:
    """A field's own text: its words, and after a distance no phrase spans the parts of compounds."""
    words = set(lists["words"].split(thai.JOINT))
    parts = dict.fromkeys(lists["fine"].split(thai.JOINT))
    return [lists["words"], thai.join(part for part in parts if part not in words)]
