"""What readers narrow results down by: type, theme, place, year, language, and what a page has.

A value names its group: `type:lesson`, `theme:savings`, `place:3102`, `year:2020` (Common Era),
`lang:th`, `has:comments`. A page tagged with a tambon or a branch of a theme has the values of all
that those belong to, so the counts of a tree need no second look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
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
    return []


def passes(values: Collection[str], chosen: Chosen) -> bool:
    return all(any(value in values for value in wanted) for wanted in chosen.values() if wanted)


def counted(pages: Iterable[Collection[str]], chosen: Chosen) -> Counts:
    """Counts of each group among the pages that pass in all other groups.

    >>> pages = [{"type:lesson", "lang:th"}, {"type:note", "lang:th"}]
    >>> counted(pages, {"type": ["type:note"]})["lang"]
    Counter({'lang:th': 1})
    >>> sorted(counted(pages, {"type": ["type:note"]})["type"])
    ['type:lesson', 'type:note']
    """
    counts: Counts = {group: Counter() for group in GROUPS}
    for values in pages:
        failed = [
            group for group, wanted in chosen.items() if wanted and not set(wanted) & set(values)
        ]
        if len(failed) > 1:
            continue
        for value in values:
            group = group_of(value)
            if group in counts and failed in ([], [group]):
                counts[group][value] += 1
    return counts
