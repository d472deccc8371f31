"""What lies near a learning center: other centers, and what people of the same place wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kmportal.places.querysets import pages_in

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage
    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.places.models import Place
    from learning_centers.models import LearningCenterPage

MOST_NEARBY = 6


@dataclass(frozen=True)
class Nearby:
    name: str
    title: str
    pages: list[ContentPage]


def main_place(center: LearningCenterPage) -> Place | None:
    """The most exact of the places it is tagged with."""
    places = [tag.place for tag in center.place_tags.all() if tag.place]
    return max(places, key=lambda place: place.level, default=None)


def nearby(center: LearningCenterPage) -> list[Nearby]:
    """Stories of the very place, then the nearest other centers; groups may be empty."""
    place = main_place(center)
    if place is None:
        return []
    area, neighbours = _neighbours(center, place)
    stories = _others(center, place).not_type(type(center))
    return [
        Nearby("stories", _("Stories from %(place)s") % {"place": place.heading}, _rows(stories)),
        Nearby("centers", _("Other centres in %(place)s") % {"place": area.heading}, neighbours),
    ]


def _neighbours(center: LearningCenterPage, place: Place) -> tuple[Place, list[ContentPage]]:
    """Centers of the same province, or of the region where the province has no other."""
    above = [each for each in [*place.ancestors, place] if each.level <= each.Level.PROVINCE]
    for area in reversed(above):
        found = _rows(_others(center, area).type(type(center)))
        if found:
            return area, found
    return place, []


def _others(center: LearningCenterPage, area: Place) -> ContentPageQuerySet:
    """Pages of an area to show beside the center, newest first."""
    pages = pages_in(area).readable().shown_in(center.locale)
    return pages.exclude(translation_key=center.translation_key).newest_first()


def _rows(pages: ContentPageQuerySet) -> list[ContentPage]:
    return list(pages.defer_streamfields().specific().with_shown_relations()[:MOST_NEARBY])
