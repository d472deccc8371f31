"""Places and themes by their names in either language: what a text names, and what comes near."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from django.db.models import Q
from pythainlp.util import normalize

from kmportal.places.gazetteer import PROVINCE_ALIASES
from kmportal.places.known import known_places
from kmportal.places.models import Place
from kmportal.places.written_names import NamePart, code_in, letters, read_names
from kmportal.themes.models import Theme

#: A name held by more places than this narrows nothing down.
MOST_PLACES = 20
#: From here on two names look alike: ออมทรัพย์ and ออมทรัพ.
ALIKE = 0.6


def places_named(text: str) -> list[Place]:
    """The places a text names, whole, with or without `ต.` or "Province", or by official code.

    A bare name is the province if there is one. Of several names (`หนองโสน นางรอง`) each must be
    the place's own or of what it belongs to.
    """
    if code := code_in(text):
        place = known_places().by_code.get(code)
        return [place] if place and not place.abolished else []
    parts = read_names(text)
    if not parts or len(parts) > 4:
        return []
    bearing = _bearing([part.name for part in parts])
    found = [place for place in bearing if all(_fits(part, place) for part in parts)]
    return _largest(found, parts)[:MOST_PLACES]


def _bearing(names: list[str]) -> list[Place]:
    """Places with one of these names, the largest first."""
    known = known_places()
    found = {place.pk: place for name in names for place in known.named(name)}
    for name in names:
        if place := known.by_code.get(PROVINCE_ALIASES.get(letters(name), "")):
            found[place.pk] = place
    return sorted(found.values(), key=lambda place: (place.level, place.code))


def _fits(part: NamePart, place: Place) -> bool:
    return any(
        part.level in (None, each.level) and letters(part.name) in _keys(each)
        for each in (place, *place.ancestors)
    )


def _keys(place: Place) -> set[str]:
    aliases = {alias for alias, code in PROVINCE_ALIASES.items() if code == place.code}
    return {letters(place.name_th), letters(place.name_en)} | aliases


def _largest(places: list[Place], parts: list[NamePart]) -> list[Place]:
    """A name alone is its province if there is one; otherwise all that are called so."""
    if len(parts) == 1 and parts[0].level is None:
        provinces = [place for place in places if place.level <= Place.Level.PROVINCE]
        return provinces or places
    return places


def themes_named(text: str, themes: Iterable[Theme]) -> list[Theme]:
    wanted = _folded(text)
    return [
        theme
        for theme in themes
        if wanted and wanted in map(_folded, (theme.name_th, theme.name_en, theme.slug))
    ]


@lru_cache(maxsize=2_000)
def _folded(name: str) -> str:
    return letters(normalize(name))


def themes_like(words: Iterable[str], themes: Iterable[Theme], most: int) -> list[Theme]:
    """Themes whose name holds one of the words, or looks like one; likest first."""
    keys = [key for word in words if len(key := _folded(word)) > 1]
    scored = [(max((_likeness(key, theme) for key in keys), default=0), theme) for theme in themes]
    best = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [theme for _score, theme in best[:most]]


def _likeness(key: str, theme: Theme) -> float:
    names = [_folded(theme.name_th), _folded(theme.name_en)]
    if any(key in name or name in key for name in names):
        return 1.0
    return max(SequenceMatcher(None, key, name).ratio() for name in names)


def places_like(words: Iterable[str], most: int) -> list[Place]:
    """Places whose name is one of the words or begins so; the largest and shortest first."""
    keys = [word for word in words if len(word) > 2]
    if not keys:
        return []
    names = Q()
    for word in keys[:8]:
        names |= Q(name_en__istartswith=word) if word.isascii() else Q(name_th__startswith=word)
    found = Place.objects.current().with_ancestors().filter(names).order_by("level", "code")[:200]
    ranked = sorted(found, key=lambda place: (place.name_th not in keys, place.level, place.code))
    return ranked[:most]
