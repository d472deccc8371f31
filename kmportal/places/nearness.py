"""How near pages are to a place: counted in what they share with it, since few have coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Max, Q, Value, When

from .models import Place

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

#: Digits of the code that two places of one tambon, amphoe or province share.
LENGTHS = {Place.Level.TAMBON: 6, Place.Level.AMPHOE: 4, Place.Level.PROVINCE: 2}
FAR = 0


def with_nearness(pages: ContentPageQuerySet, place: Place | None) -> ContentPageQuerySet:
    """Each page with `nearness`: the level of the smallest area it shares with the place, 0 for none."""
    if place is None:
        return pages.annotate(nearness=Value(FAR, IntegerField()))
    shared = [
        When(_within(place.code[:length]), then=int(level))
        for level, length in LENGTHS.items()
        if level <= place.level
    ]
    region = place if place.level == Place.Level.REGION else place.region
    if region:
        same = Q(place_tags__place__region=region) | Q(place_tags__place=region)
        shared.append(When(same, then=int(Place.Level.REGION)))
    nearest = Max(Case(*shared, default=FAR, output_field=IntegerField()))
    return pages.annotate(nearness=nearest)


def _within(code: str) -> Q:
    """An abolished area counts where its successor is."""
    return Q(place_tags__place__code__startswith=code) | Q(
        place_tags__place__successor__code__startswith=code
    )
