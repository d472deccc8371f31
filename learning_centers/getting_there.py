"""The way to a center: where it is and how surely, links that open a map, how far it is from a place."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kmportal.guard.text import clean
from kmportal.places.models import Place
from kmportal.places.positions import Position, Precision, distance_km
from kmportal.places.resolve import Resolution, resolve
from learning_centers.contact import MapLinks, map_links
from learning_centers.directory.nearest import Distance
from learning_centers.models import LearningCenterPage
from learning_centers.querysets import main_place

LONGEST_NAME = 200


@dataclass
class GettingThere:
    center: LearningCenterPage
    #: A place to measure from, as typed or by its code.
    asked: str = ""

    @property
    def position(self) -> Position | None:
        return self.center.shown_position

    @property
    def links(self) -> MapLinks | None:
        return map_links(*self.position) if self.position else None

    @property
    def how_sure(self) -> str:
        """What to know before one drives off to the position; nothing where it is the very place."""
        if not self.position or self.position.is_exact:
            return ""
        if self.center.pin:
            return _("This is near the centre. Ask for the last stretch of the way.")
        area = main_place(self.center)
        name = area.full_name if area else ""
        if self.position.precision == Precision.PROVINCE:
            return _(
                "Approximate: we know only that the centre is in %(place)s. The map shows the main "
                "town of the province. Ask for the way before you go."
            ) % {"place": name}
        return _(
            "Approximate: we know only that the centre is in %(place)s. The map shows the main town "
            "of the amphoe. Ask for the way before you go."
        ) % {"place": name}

    @cached_property
    def _found(self) -> Resolution | None:
        return resolve(self.asked) if self.asked else None

    @cached_property
    def origin(self) -> Place | None:
        """The place that was asked for, with what its name needs."""
        if not self._found or not self._found.place:
            return None
        return Place.objects.with_ancestors().get(pk=self._found.place.pk)

    @property
    def suggestions(self) -> list[Place]:
        return self._found.suggestions[:3] if self._found and not self.origin else []

    @property
    def distance(self) -> Distance | None:
        start = self.origin.position if self.origin else None
        if not start or not self.position:
            return None
        return Distance(distance_km(start, self.position), approximate=True)


def getting_there(center: LearningCenterPage, asked: str) -> GettingThere:
    return GettingThere(center, " ".join(clean(asked[:LONGEST_NAME]).split()))
