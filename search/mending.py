"""Mending what people type with the words of public pages, and of places, themes and synonyms."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from django.core.cache import cache

from kmportal.places.models import Place
from kmportal.themes.models import Theme

from . import synonyms, thai, vocabulary
from .models import Term
from .spelling import Correction, VocabularyCache, correct
from .spelling.vocabulary import LONGEST

#: Of what pages hold, and of the official names.
Version = tuple[Hashable, Hashable]

_NAMES_VERSION_KEY = "search.names.version"


def correction(text: str) -> Correction:
    """A text as it was probably meant; asks the database only where that is not what was typed.

    A word may have gone from the last public page since this process read the vocabulary, and must
    not be shown then.
    """
    now = version()
    found = _corrected(text, now)
    if found and not _still_public(found, now):
        cache.delete(vocabulary.VERSION_KEY)
        now = version()
        found = _corrected(text, now)
        # Another thread may still be reading the new one.
        if found and not _still_public(found, now):
            return Correction(text, [], text)
    return found


def version() -> Version:
    return vocabulary.version(), _names_version()


@lru_cache(maxsize=512)
def _corrected(text: str, version: Hashable) -> Correction:
    return correct(text, _vocabularies.get(version))


def _load() -> Iterable[tuple[str, int]]:
    """Names that no page holds are worth mending to as well: places and themes have pages of their
    own, and a synonym finds those of its group."""
    found = dict.fromkeys(_official_words(_names_version()), 1)
    found.update(vocabulary.frequencies())
    return found.items()


_vocabularies = VocabularyCache(_load)


def _still_public(found: Correction, now: Version) -> bool:
    """A word that a dictionary or an official list has was not learnt from a page."""
    known = _vocabularies.get(now)
    words = {
        part
        for _, meant in found.changed
        for part in ([meant] if meant in known else thai.words(meant))
        if part in known
    }
    words -= _official_words(now[1])
    vocabulary.uncount_expired()
    return len(words) == Term.objects.filter(term__in=words).count()


def _names_version() -> tuple[Hashable, ...]:
    counts: Hashable = cache.get_or_set(
        _NAMES_VERSION_KEY,
        lambda: (Place.objects.count(), Theme.objects.count()),
        vocabulary.FRESH,
    )
    return counts, synonyms.version()


@lru_cache(maxsize=1)
def _official_words(version: Hashable) -> frozenset[str]:
    """Names that are written in one, whole: pieces of them that are no words would mend what is
    right (ราศัย for ปราศัย), and those that are words are on pages."""
    runs = thai.runs("\n".join(_official_names()))
    return frozenset(run for run in runs if len(run) <= LONGEST)


def _official_names() -> Iterator[str]:
    for model in (Place, Theme):
        for names in model._default_manager.values_list("name_th", "name_en"):
            yield from names
    yield from synonyms.current().written
