"""What readers narrow results down by: type, theme, place, year, language, and what a page has.

A value names its group: `type:lesson`, `theme:savings`, `place:3102`, `year:2020` (Common Era),
`lang:th`, `has:comments`. A page tagged with a tambon or a branch of a theme has the values of all
that those belong to, so the counts of a tree need no second look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from django.db import models

#: Chosen values by group; a page must have one of each group's.
Chosen = Mapping[str, Collection[str]]
Counts = dict[str, Counter[str]]

GROUPS = ("type", "theme", "place", "year", "lang", "has")


class Faceted(NamedTuple):
    """One page of results, and what all of them could be narrowed down by."""

    objects: list[models.Model]
    total: int
    #: By group, how many results each value would leave beside what is chosen in the other groups.
    counts: Counts


def group_of(value: str) -> str:
    return value.partition(":")[0]


def facets_of(page: models.Model) -> list[str]:
    """All values of a page, as they are indexed; none for what is no page with content."""
    from search.indexing import values_of  # knows the portal's models, which backends outlive

    return values_of(page)


def passes(values: Collection[str], chosen: Chosen) -> bool:
    return not _failed(values, chosen)


def offered_places(chosen: Chosen) -> str:
    """A pattern for the places worth counting: the largest, and those beside and below what is chosen.

    A search of all Thailand would count some eight thousand, of which a reader is shown twenty.

    >>> offered_places({"place": ["place:3102"]})
    'place:(r[0-9]|[0-9]{2}|31[0-9]{2}|3102[0-9]{2})'
    """
    codes = [value.partition(":")[2] for value in chosen.get("place", ())]
    digits = sorted(code for code in codes if code.isdecimal())
    amphoes = dict.fromkeys(code[:2] + "[0-9]{2}" for code in digits)
    tambons = dict.fromkeys(code[:4] + "[0-9]{2}" for code in digits if len(code) > 2)
    return f"place:({'|'.join(['r[0-9]', '[0-9]{2}', *amphoes, *tambons])})"


def counted(pages: Iterable[Collection[str]], chosen: Chosen) -> Counts:
    """Counts of each group among the pages that pass in all other groups.

    >>> pages = [{"type:lesson", "lang:th"}, {"type:note", "lang:th"}]
    >>> counted(pages, {"type": ["type:note"]})["lang"]
    Counter({'lang:th': 1})
    >>> sorted(counted(pages, {"type": ["type:note"]})["type"])
    ['type:lesson', 'type:note']
    """
    hits: list[Collection[str]] = []
    but_for: dict[str, list[Collection[str]]] = {group: [] for group in chosen}
    if not chosen:
        hits = list(pages)
    else:
        for values in pages:
            match _failed(values, chosen):
                case []:
                    hits.append(values)
                case [group]:
                    but_for[group].append(values)
    # Counted whole, then told apart: a Counter counts an iterator some ten times faster than a loop.
    counts = _by_group(Counter(chain.from_iterable(hits)), GROUPS)
    for group, others in but_for.items():
        if group in counts:
            counts[group] += _by_group(Counter(chain.from_iterable(others)), [group])[group]
    place = re.compile(offered_places(chosen))
    counts["place"] = Counter(
        {value: count for value, count in counts["place"].items() if place.fullmatch(value)}
    )
    return counts


def _failed(values: Collection[str], chosen: Chosen) -> list[str]:
    """The groups in which a page has none of the chosen values."""
    return [
        group
        for group, wanted in chosen.items()
        if wanted and not any(value in values for value in wanted)
    ]


def _by_group(values: Counter[str], groups: Iterable[str]) -> Counts:
    counts: Counts = {group: Counter() for group in groups}
    for value, count in values.items():
        if (group := group_of(value)) in counts:
            counts[group][value] = count
    return counts
