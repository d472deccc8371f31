"""Addresses of the results page: every combination of words and chosen values is a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote_plus

from .facets import GROUPS

#: Every choice of a page repeats the words and whatever else is chosen.
_quoted = lru_cache(maxsize=4_096)(quote_plus)


@dataclass(frozen=True)
class Address:
    """What a results page is asked for, without its page number."""

    text: str
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    exact: bool = False

    @property
    def parameters(self) -> list[tuple[str, str]]:
        pairs = [("q", self.text)] if self.text else []
        pairs += self.narrowing
        return [*pairs, ("exact", "1")] if self.exact else pairs

    @property
    def narrowing(self) -> list[tuple[str, str]]:
        """The chosen values as parameters: `("theme", "savings")`."""
        return [
            (group, value)
            for group in GROUPS
            for value in _written(group, self.chosen.get(group, ()))
        ]

    @property
    def query(self) -> str:
        return "&".join(f"{name}={_quoted(value)}" for name, value in self.parameters)

    @property
    def url(self) -> str:
        return f"?{self.query}"

    def choosing(self, group: str, values: Sequence[str]) -> Address:
        """The same with other values chosen in one group."""
        chosen = {**self.chosen, group: values}
        return Address(self.text, {g: v for g, v in chosen.items() if v}, self.exact)


def _written(group: str, values: Iterable[str]) -> Iterator[str]:
    plain = [value.partition(":")[2] for value in values]
    if group != "year":
        yield from plain
        return
    for run in year_runs(map(int, plain)):
        yield str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def year_runs(years: Iterable[int]) -> list[list[int]]:
    """Years in order, those in a row together.

    >>> year_runs([2010, 2007, 2008])
    [[2007, 2008], [2010]]
    """
    numbered = enumerate(sorted(set(years)))
    runs = groupby(numbered, key=lambda pair: pair[1] - pair[0])
    return [[year for _position, year in run] for _offset, run in runs]
