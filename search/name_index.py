"""Names of places and themes in memory: suggestions ask for them with every letter typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from kmportal.core.kept import Kept
from kmportal.places.gazetteer import PROVINCE_ALIASES
from kmportal.places.known import known_places
from kmportal.places.models import Place
from kmportal.places.written_names import letters, search_terms
from kmportal.themes.known import known_themes
from kmportal.themes.models import Theme

from .backends.prefixes import prefixes, typed_prefixes

#: From so many letters on a name is found by its middle too.
FEWEST_INSIDE = 3


class NamedPlace(NamedTuple):
    place: Place
    keys: tuple[str, ...]  #: its names, reduced to their letters
    above: tuple[str, ...]  #: those of all it belongs to


class NameIndex:
    """A snapshot of both tables. What it hands out is shared between threads: read it only."""

    def __init__(self) -> None:
        self._places = list(_named_places())
        self._keys = sorted(
            (key, position) for position, named in enumerate(self._places) for key in named.keys
        )
        # One text to look through: a hundred times quicker than name by name.
        self._text = "\n".join(key for key, _position in self._keys)
        self._ends = list(accumulate(len(key) + 1 for key, _position in self._keys))
        self._themes = [
            (theme, tuple(prefixes(f"{theme.name_th} {theme.name_en}"))) for theme in known_themes()
        ]

    def places(self, text: str, most: int) -> list[Place]:
        """Places whose name begins as the text does; the larger first, whole names before all.

        Further words name what the place belongs to: `หนองโสน นาง`, `ต.นาขา หลังสวน`.
        """
        terms = search_terms(text)
        if not terms:
            return []
        level, first = terms[0]
        rest = [key for _level, key in terms[1:]]
        whole = letters(text) if rest else first
        found = self._beginning(whole, level, ())
        found |= self._beginning(first, level, rest) if rest else {}
        if len(found) < most and len(first) >= FEWEST_INSIDE:
            found = self._holding(first, level, rest) | found
        ranked = sorted(found, key=lambda position: (found[position], position))
        return [self._places[position].place for position in ranked[:most]]

    def themes(self, text: str, most: int) -> list[Theme]:
        """Themes with a word that begins as each of the text's does, in either language."""
        typed = typed_prefixes(text)
        found = (
            theme
            for theme, words in self._themes
            if typed and all(any(word.startswith(run) for word in words) for run in typed)
        )
        return list(islice(found, most))

    def _beginning(
        self, key: str, level: int | None, above: Iterable[str]
    ) -> dict[int, tuple[int, int]]:
        """Positions with their ranks."""
        found: dict[int, tuple[int, int]] = {}
        start = bisect_left(self._keys, (key, -1))
        for name, position in islice(self._keys, start, None):
            if not name.startswith(key):
                break
            if self._fits(position, level, above):
                rank = (0 if name == key else 1, self._places[position].place.level)
                found[position] = min(rank, found.get(position, rank))
        return found

    def _holding(
        self, key: str, level: int | None, above: Iterable[str]
    ) -> dict[int, tuple[int, int]]:
        found: dict[int, tuple[int, int]] = {}
        at = self._text.find(key)
        while at >= 0:
            line = bisect_right(self._ends, at)
            position = self._keys[line][1]
            if self._fits(position, level, above):
                found[position] = (2, self._places[position].place.level)
            at = self._text.find(key, self._ends[line])
        return found

    def _fits(self, position: int, level: int | None, above: Iterable[str]) -> bool:
        named = self._places[position]
        return level in (None, named.place.level) and all(
            any(name.startswith(key) for name in named.above) for key in above
        )


def _named_places() -> Iterator[NamedPlace]:
    places = known_places().by_pk
    keys = {pk: _keys(place) for pk, place in places.items()}
    for place in places.values():
        if not place.abolished:
            above = (key for each in place.ancestors for key in keys[each.pk])
            yield NamedPlace(place, keys[place.pk], tuple(above))


def _keys(place: Place) -> tuple[str, ...]:
    aliases = [alias for alias, code in PROVINCE_ALIASES.items() if code == place.code]
    return tuple(dict.fromkeys([letters(place.name_th), letters(place.name_en), *aliases]))


names = Kept("names", NameIndex)
names.watch(Place, Theme)
