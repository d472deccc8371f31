"""What lies near a learning center: other centers, and what people of the same place wrote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kmportal.places.querysets import pages_in
from learning_centers.directory.nearest import Distance, Origin, distance, nearest_first
from learning_centers.directory.snapshot import snapshot
from learning_centers.models import LearningCenterPage

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage
    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.places.models import Place

MOST_NEARBY = 6


@dataclass(frozen=True)
class Neighbour:
    page: LearningCenterPage
    distance: Distance | None


def main_place(center: LearningCenterPage) -> Place | None:
    """The most exact of the places it is tagged with."""
    places = [tag.place for tag in center.place_tags.all() if tag.place]
    return max(places, key=lambda place: place.level, default=None)


def stories_of(center: LearningCenterPage) -> list[ContentPage]:
    """What people of the very place wrote, then of its amphoe and province on the same themes."""
    place = main_place(center)
    if place is None:
        return []
    found = _rows(_others(center, place))
    if len(found) < MOST_NEARBY:
        themes = [tag.theme_id for tag in center.theme_tags.all()]
        around = _others(center, _province_of(place)).filter(theme_tags__theme__in=themes)
        found += _rows(around.exclude(pk__in=[page.pk for page in found]).distinct())
    return found[:MOST_NEARBY]


def neighbours_of(center: LearningCenterPage) -> list[Neighbour]:
    """The nearest other centers; around one without a position, those of the same region."""
    here = center.shown_position
    if here is None:
        return [Neighbour(page, None) for page in _of_same_region(center)]
    among = snapshot(center.locale)
    origin = Origin(center.title, here)
    numbers = nearest_first(range(len(among.entries)), origin, among)
    # One more for each language the center itself is in.
    entries = [among.entries[number] for number in numbers[: MOST_NEARBY + 4]]
    pages = {
        page.pk: page for page in _rows(_centers().filter(pk__in=[e.pk for e in entries]), None)
    }
    found = (
        Neighbour(pages[entry.pk], distance(origin, entry))
        for entry in entries
        if entry.pk in pages and pages[entry.pk].translation_key != center.translation_key
    )
    return list(islice(found, MOST_NEARBY))


def _of_same_region(center: LearningCenterPage) -> list[LearningCenterPage]:
    place = main_place(center)
    if place is None:
        return []
    pages = _centers().filter(pk__in=pages_in(place.region or place).values("pk"))
    others = pages.exclude(translation_key=center.translation_key)
    return _rows(others.shown_in(center.locale).newest_first())


def _centers() -> ContentPageQuerySet:
    return LearningCenterPage.objects.readable()


def _province_of(place: Place) -> Place:
    above = [each for each in place.ancestors if each.level == each.Level.PROVINCE]
    return above[0] if above else place


def _others(center: LearningCenterPage, area: Place) -> ContentPageQuerySet:
    """Pages of other kinds, newest first."""
    pages = pages_in(area).readable().shown_in(center.locale)
    return pages.not_type(type(center)).newest_first()


def _rows(pages: ContentPageQuerySet, most: int | None = MOST_NEARBY) -> list[Any]:
    return list(pages.defer_streamfields().specific().with_shown_relations()[:most])
