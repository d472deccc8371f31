"""Figures as numbers at a place, and adding them up without counting anything twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

#: Codes from a place's region down to itself; empty for the whole network.
Path = tuple[str, ...]
CODE_LENGTHS = (2, 4, 6)


# A place is asked for once a year and part; there are seven thousand tambons.
@lru_cache(maxsize=16_384)
def path_of(code: str | None, region: str | None) -> Path:
    """
    >>> path_of("540602", "r3"), path_of("r3", None), path_of(None, None)
    (('r3', '54', '5406', '540602'), ('r3',), ())
    """
    if not code:
        return ()
    if not code.isdecimal():
        return (code,)
    above = (region,) if region else ()
    return above + tuple(code[:length] for length in CODE_LENGTHS if length <= len(code))


class Entry(NamedTuple):
    """A figure as far as adding needs it."""

    indicator: int
    year: int | None
    category: int | None
    value: Decimal
    path: Path

    @classmethod
    def at(
        cls,
        indicator: int,
        year: int | None,
        category: int | None,
        value: Decimal,
        code: str | None,
        region: str | None,
    ) -> Entry:
        return cls(indicator, year, category, value, path_of(code, region))


def not_contained(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those another entry of the same year contains.

    A region's figure contains its provinces', the whole network's contains all places'; one that
    tells no categories apart contains each category's. The whole counts, for its parts may be
    incomplete.
    """
    given: dict[int | None, set[tuple[int | None, Path]]] = defaultdict(set)
    listed = list(entries)
    for entry in listed:
        given[entry.year].add((entry.category, entry.path))
    return [entry for entry in listed if not _is_contained(entry, given[entry.year])]


def _is_contained(entry: Entry, given: set[tuple[int | None, Path]]) -> bool:
    wider = (entry.path[:length] for length in range(len(entry.path)))
    if entry.category is None:
        return any((None, path) in given for path in wider)
    own_place = (None, entry.path) in given
    return own_place or any(
        (category, path) in given for path in wider for category in (None, entry.category)
    )


def added(entries: Iterable[Entry]) -> Decimal | None:
    """Their sum, each thing counted once; None where there is nothing to add."""
    counted = not_contained(entries)
    return sum((entry.value for entry in counted), Decimal()) if counted else None
