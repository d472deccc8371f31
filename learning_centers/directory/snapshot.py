"""The directory as each process remembers it: what 5,000 centers are found by, and nothing else.

Only pages that anyone may read are in it. It is read anew when the `DirectoryVersion` is another,
when a page's time has run out, and every few minutes, since changes in bulk send no signal.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale

from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme, Theme
from learning_centers.models import DirectoryVersion, LearningCenterPage

from .bitmaps import bitmap
from .collation import collation_key
from .courses import commonest_words, folded_courses, titles_of

LONGEST_KEPT = datetime.timedelta(minutes=5)
#: Lengths of the codes of provinces, amphoes and tambons.
CODE_LENGTHS = (2, 4, 6)

COLUMNS = (
    "pk",
    "title",
    "shown_latitude",
    "shown_longitude",
    "shown_precision",
    "url_path",
    "open_to_visits",
    "courses",
    "expire_at",
)
Vector = tuple[float, float, float]


class Entry(NamedTuple):
    pk: int
    title: str
    latitude: float | None
    longitude: float | None
    precision: str
    path: str  #: in the page tree
    places: tuple[Place, ...]  #: largest first
    themes: tuple[Theme, ...]
    courses: tuple[str, ...]
    taught: str  #: the courses' texts, as words are looked for in them
    open_to_visits: bool

    @property
    def place(self) -> Place | None:
        """The smallest it is tagged with."""
        return self.places[-1] if self.places else None


@dataclass
class Snapshot:
    """Entries in the order of their names; each facet value with the bitmap of its entries."""

    entries: list[Entry]
    regions: list[Place]
    provinces: dict[str, Place]  #: by code
    themes: dict[str, Theme]  #: by slug, each base followed by its branches
    stale_at: datetime.datetime
    #: Answers made of it, by what was asked: they go when it goes.
    answers: dict[object, Any] = field(default_factory=dict)

    @cached_property
    def everything(self) -> int:
        return (1 << len(self.entries)) - 1

    @cached_property
    def numbers(self) -> dict[int, int]:
        return {entry.pk: number for number, entry in enumerate(self.entries)}

    @cached_property
    def bits(self) -> dict[str, int]:
        """By `place:31`, `theme:finance`, `open:1` and `learn:บัญชี`; what is absent has none."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for value in values_of(entry):
                numbers[value].append(number)
        bits = {value: bitmap(found) for value, found in numbers.items()}
        return bits | {f"learn:{word}": self.teaching(word) for word in self.words}

    @cached_property
    def vectors(self) -> list[Vector | None]:
        """Where each entry is, from the middle of the earth; None for one without a position."""
        return [
            direction(entry.latitude, entry.longitude)
            if entry.latitude is not None and entry.longitude is not None
            else None
            for entry in self.entries
        ]

    @cached_property
    def words(self) -> list[str]:
        """What most centers teach, in single words."""
        return commonest_words([entry.courses for entry in self.entries])

    def teaching(self, text: str) -> int:
        """Entries with all the words of a text in their courses."""
        words = text.split()
        return bitmap(
            number
            for number, entry in enumerate(self.entries)
            if all(word in entry.taught for word in words)
        )


def values_of(entry: Entry) -> set[str]:
    """Its facet values, with those of all that its places and themes belong to."""
    values = {"open:1"} if entry.open_to_visits else set()
    for place in entry.places:
        code = todays_code(place)
        region = place if place.level == Place.Level.REGION else place.region
        values |= {f"place:{code[:length]}" for length in CODE_LENGTHS if len(code) >= length}
        values |= {f"place:{region.code}"} if region else set()
    for theme in entry.themes:
        values |= {f"theme:{each.slug}" for each in (theme, *theme.ancestors)}
    return values


def todays_code(place: Place) -> str:
    """An abolished area counts where its successor is."""
    return place.successor.code if place.successor else place.code


def direction(latitude: float, longitude: float) -> Vector:
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


_kept: dict[tuple[str, int], Snapshot] = {}


def snapshot(locale: Locale) -> Snapshot:
    """Today's directory for readers of one language, at the price of one query if it is remembered."""
    key = DirectoryVersion.current(), locale.pk
    now = timezone.now()
    kept = _kept.get(key)
    if kept is None or kept.stale_at <= now:
        for old in [old for old in list(_kept) if old[1] == locale.pk]:
            _kept.pop(old, None)
        kept = _kept[key] = _read(locale, now)
    return kept


def _read(locale: Locale, now: datetime.datetime) -> Snapshot:
    pages = LearningCenterPage.objects.readable().shown_in(locale).order_by()
    rows = list(pages.values_list(*COLUMNS))
    themes = {theme.pk: theme for theme in Theme.objects.all().in_tree_order()}
    places_of, themes_of = _places(), _tagged(themes)
    entries = [_entry(row, places_of, themes_of) for row in rows]
    entries.sort(key=lambda entry: (collation_key(entry.title), entry.pk))
    ends = [row[-1] for row in rows if row[-1]]
    areas = Place.objects.current().filter(level__lte=Place.Level.PROVINCE).with_ancestors()
    return Snapshot(
        entries,
        regions=[place for place in areas if place.level == Place.Level.REGION],
        provinces={place.code: place for place in areas if place.level == Place.Level.PROVINCE},
        themes={theme.slug: theme for theme in themes.values()},
        stale_at=min([now + LONGEST_KEPT, *ends]),
    )


def _entry(row: Any, places: Mapping[int, list[Place]], themes: Mapping[int, list[Theme]]) -> Entry:
    pk, title, latitude, longitude, precision, path, is_open, courses, _ends = row
    blocks = list(courses.raw_data)
    return Entry(
        pk=pk,
        title=title,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        path=path,
        places=tuple(places.get(pk, ())),
        themes=tuple(themes.get(pk, ())),
        courses=titles_of(blocks),
        taught=folded_courses(blocks),
        open_to_visits=is_open,
    )


def _tags(model: type[PagePlace | PageTheme]) -> Any:
    return model.objects.filter(page__in=LearningCenterPage.objects.order_by().values("pk"))


def _places() -> dict[int, list[Place]]:
    """The places of each center, largest first, in the order an editor gave those of one level."""
    tags = _tags(PagePlace).filter(place__isnull=False)
    known = _linked_places(tags.values("place"))
    found: dict[int, list[Place]] = defaultdict(list)
    for page, place in tags.order_by("place__level", "sort_order", "pk").values_list(
        "page", "place"
    ):
        found[page].append(known[place])
    return found


def _linked_places(tagged: Any) -> dict[int, Place]:
    """Places with all above them by key, each read once: tambons share their amphoes and provinces."""
    wanted = Q(pk__in=tagged) | Q(predecessors__in=tagged) | Q(level__lt=Place.Level.TAMBON)
    known = Place.objects.filter(wanted).distinct().in_bulk()
    for place in known.values():
        for name in ("parent", "region", "successor"):
            setattr(place, name, known.get(getattr(place, f"{name}_id")))
    return known


def _tagged(themes: Mapping[int, Theme]) -> dict[int, list[Theme]]:
    found: dict[int, list[Theme]] = defaultdict(list)
    for page, theme in _tags(PageTheme).order_by("sort_order", "pk").values_list("page", "theme"):
        found[page].append(themes[theme])
    return found
