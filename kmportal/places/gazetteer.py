"""All place names in memory, for questions a database answers badly: spelling, longest match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from .models import BANGKOK, Place
from .written_names import AMPHOE, PROVINCE, letters

#: Short names of provinces that everyone uses.
PROVINCE_ALIASES = {
    "กรุงเทพ": BANGKOK,
    "กทม": BANGKOK,
    "bangkokmetropolis": BANGKOK,
    "อยุธยา": "14",
    "ayutthaya": "14",
}
CAPITAL_NAMES = ("เมือง", "mueang", "muang")


@dataclass(frozen=True)
class Entry:
    pk: int
    code: str
    level: int
    name: str  #: Thai name, reduced to its letters
    successor_id: int | None = None


class Gazetteer:
    """A snapshot of the table; make one for a batch of names and let it go."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        self._abolished: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        self._of_level: dict[int, list[Entry]] = defaultdict(list)
        fields = "pk", "code", "level", "name_th", "name_en", "abolished", "successor_id"
        for pk, code, level, thai, english, abolished, successor in (
            Place.objects.filter(level__gte=PROVINCE).order_by("code").values_list(*fields)
        ):
            entry = Entry(pk, code, level, letters(thai), successor)
            if abolished:
                self._abolished[level, entry.name].append(entry)
                continue
            self._of_level[level].append(entry)
            for key in _keys(code, level, thai, english):
                self._by_name[level, key].append(entry)

    def named(self, level: int, name: str, within: Iterable[str] = ("",)) -> list[Entry]:
        """Current places of exactly this name whose code starts with one of `within`."""
        return _inside(self._by_name.get((level, letters(name)), []), within)

    def abolished(self, level: int, name: str, within: Iterable[str]) -> list[Entry]:
        return _inside(self._abolished.get((level, letters(name)), []), within)

    def spelled_like(
        self, level: int, name: str, within: Iterable[str], similarity: float
    ) -> list[Entry]:
        """Current places whose Thai name looks like this one, likest first."""
        name = letters(name)
        entries = _inside(self._of_level[level], within)
        names = get_close_matches(name, {e.name for e in entries}, n=4, cutoff=similarity)
        ratio = {n: SequenceMatcher(None, n, name).ratio() for n in names}
        found = [entry for entry in entries if entry.name in ratio]
        return sorted(found, key=lambda entry: -ratio[entry.name])


def _keys(code: str, level: int, thai: str, english: str) -> set[str]:
    """Every way to write one place's name; `ปอภาร (ปอพาน)` has two spellings."""
    keys = {letters(name) for name in (thai, english, *re.split(r"[()]", thai)) if name.strip()}
    if level == PROVINCE:
        keys |= {alias for alias, province in PROVINCE_ALIASES.items() if province == code}
    if level == AMPHOE and code.endswith("01") and not code.startswith(BANGKOK):
        keys |= set(CAPITAL_NAMES)
    return keys


def _inside(entries: list[Entry], within: Iterable[str]) -> list[Entry]:
    starts = tuple(within)
    return [entry for entry in entries if entry.code.startswith(starts)]
