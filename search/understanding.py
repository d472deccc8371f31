"""What a question's fields and an address's parameters mean as facet values; no mistake is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from kmportal.core.dates import BUDDHIST_ERA
from kmportal.core.listing import page_types
from kmportal.places.models import Place
from kmportal.themes.known import known_themes

from . import thai
from .facets import GROUPS, group_of
from .language import LEVEL_WORDS, Field, Question, Term, parse
from .named import places_named, themes_named

if TYPE_CHECKING:
    from kmportal.themes.models import Theme

#: Years from here on are of the Buddhist era: 2550 is 2007.
BUDDHIST_SINCE = 2300
FIRST_YEAR, LAST_YEAR = 1800, 2200
#: More values than a reader would choose; an address with thousands is no reader's.
MOST_VALUES = 400
MOST_PARAMETERS = 40

_YEARS = re.compile(r"(\d{4})?(\s*(?:-|–|—|\.\.+)\s*)?(\d{4})?")
_HAS = {
    "has:comments": ("comments", "comment", "ความเห็น", "ความคิดเห็น"),
    "has:full-text": ("full-text", "full text", "document", "เอกสาร", "ฉบับเต็ม"),
}
_LANGUAGES = {
    "lang:th": ("th", "thai", "ไทย", "ภาษาไทย"),
    "lang:en": ("en", "english", "อังกฤษ", "ภาษาอังกฤษ"),
}


class Understood:
    """A text with the parameters beside it: what to ask, and what to narrow it down to.

    `chosen` holds facet values as they are indexed, by group, in the order they were chosen.
    """

    def __init__(self, text: str, parameters: Mapping[str, Sequence[str]]) -> None:
        self._typed = parse(text)
        self._parameters = parameters

    @cached_property
    def themes(self) -> list[Theme]:
        """The whole tree, for fields, labels and names."""
        return known_themes()

    @cached_property
    def question(self) -> Question:
        """What is left to ask when the fields are taken out: words, with the values nobody knows."""
        unknown = tuple((Term(field.value),) for field, values in self._fields if not values)
        return replace(self._typed, clauses=(*self._typed.clauses, *unknown), fields=())

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        chosen: dict[str, dict[str, None]] = {group: {} for group in GROUPS}
        for value in (*self._of_parameters(), *(v for _f, values in self._fields for v in values)):
            chosen[group_of(value)][value] = None
        return {group: list(values)[:MOST_VALUES] for group, values in chosen.items() if values}

    @property
    def notes(self) -> list[str]:
        """What was not understood, in sentences."""
        note = _("“%(typed)s” names nothing we know, so “%(value)s” was searched as words.")
        return [
            note % {"typed": field.typed, "value": field.value}
            for field, values in self._fields
            if not values
        ]

    @cached_property
    def _fields(self) -> list[tuple[Field, list[str]]]:
        return [(field, self._values_of(field)) for field in self._typed.fields]

    def _values_of(self, field: Field) -> list[str]:
        if field.group == "place":
            word = LEVEL_WORDS.get(field.name, "")
            named = word + field.value
            return [f"place:{place.code}" for place in places_named(named)]
        found: list[str] = []
        for value in re.split(r",", field.value):
            found += self._plain_values(field.group, value.strip())
        return found

    def _plain_values(self, group: str, value: str) -> list[str]:
        match group:
            case "theme":
                return [f"theme:{theme.slug}" for theme in themes_named(value, self.themes)]
            case "year":
                return [f"year:{year}" for year in years(value)]
        return [v for v in [_names(group).get(thai.normalise(value).strip())] if v]

    def _of_parameters(self) -> Iterator[str]:
        for group in GROUPS:
            given = list(dict.fromkeys(self._parameters.get(group, ())))[:MOST_PARAMETERS]
            if given:
                yield from getattr(self, f"_{group}_parameters", self._other_parameters)(
                    group, given
                )

    def _other_parameters(self, group: str, given: list[str]) -> list[str]:
        known = set(_names(group).values())
        return [value for each in given if (value := f"{group}:{each}") in known]

    def _year_parameters(self, group: str, given: list[str]) -> list[str]:
        return [f"year:{year}" for each in given for year in years(each)]

    def _theme_parameters(self, group: str, given: list[str]) -> list[str]:
        known = {theme.slug for theme in self.themes}
        return [f"theme:{slug}" for slug in given if slug in known]

    def _place_parameters(self, group: str, given: list[str]) -> list[str]:
        codes = [code for code in given if re.fullmatch(r"r?[0-9]{1,6}", code)]
        known = set(Place.objects.current().filter(code__in=codes).values_list("code", flat=True))
        return [f"place:{code}" for code in codes if code in known]


def years(text: str) -> list[int]:
    """Years of the Common Era, from one year or a range of either era, open ends allowed.

    >>> years("๒๕๕๐"), years("2007-2009"), years("2551..2550"), years("ปีก่อน")
    ([2007], [2007, 2008, 2009], [2007, 2008], [])
    """
    match = _YEARS.fullmatch(text.translate(thai.THAI_DIGITS).strip())
    if not match or not (match[1] or match[3]) or (match[3] and not match[2]):
        return []
    first, last = (_common_era(year) for year in (match[1], match[3]))
    if not match[2]:
        last = first
    low, high = sorted(
        (FIRST_YEAR if first is None else first, LAST_YEAR if last is None else last)
    )
    return list(range(max(low, FIRST_YEAR), min(high, LAST_YEAR) + 1))


def _common_era(year: str | None) -> int | None:
    if not year:
        return None
    return int(year) - BUDDHIST_ERA if int(year) >= BUDDHIST_SINCE else int(year)


@lru_cache
def _names(group: str) -> dict[str, str]:
    """Values of a group with few by each name a reader may call them, in both languages."""
    groups: dict[str, Mapping[str, Sequence[str]]]
    groups = {"has": _HAS, "lang": _LANGUAGES, "type": _type_names()}
    names = groups.get(group, {})
    return {thai.normalise(name): value for value, each in names.items() for name in each}


def _type_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for kind, model in page_types().items():
        names[f"type:{kind}"] = [kind]
        for language, _name in settings.LANGUAGES:
            with override(language):
                meta = model._meta
                labels = (model.kind_label, meta.verbose_name, meta.verbose_name_plural)
                names[f"type:{kind}"] += map(str, labels)
    return names
