"""Places in lists, and where the learning centers are."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models.functions import Coalesce
from wagtail.models import Locale

from kmportal.core import home
from kmportal.places import stitches
from kmportal.places.models import PagePlace, Place
from kmportal.places.querysets import page_counts_by_code, page_counts_by_region

register = template.Library()
CODE_LENGTHS = {Place.Level.PROVINCE: 2, Place.Level.TAMBON: 6}


@register.filter
def short_place(tag: PagePlace) -> str:
    """A tag as rows show it, the province only as context: `ต.หนองโสน จ.บุรีรัมย์`."""
    if not tag.place:
        return tag.as_written
    chain = [tag.place, *tag.place.ancestors]
    province = next((place for place in chain if place.level == Place.Level.PROVINCE), None)
    names = [place.short_name for place in (tag.place, province) if place]
    separator = ", " if tag.place.short_name == tag.place.name else " "
    return separator.join(dict.fromkeys(names))


@register.inclusion_tag("components/centers_by_region.html")
def centers_by_region(locale: Locale) -> dict[str, Any]:
    """How many centers each region has, with a map of the provinces they are in."""
    centers = home.shown(locale).filter(content_type=home.content_types()["center"])
    counts = page_counts_by_region(centers)
    provinces = set(page_counts_by_code(centers, CODE_LENGTHS[Place.Level.PROVINCE]))
    regions = list(Place.objects.current().filter(level=Place.Level.REGION))
    return _map(pinned=provinces) | {
        "regions": [(region, counts.get(region.pk, 0)) for region in regions]
    }


@register.inclusion_tag("components/map.html")
def place_map(place: Place) -> dict[str, Any]:
    """Where in Thailand a place is: its province, or all of its region."""
    if place.level == Place.Level.REGION:
        return _map(lit=place.code)
    return _map(here={place.code[:2]}) | {"place": place}


def _map(
    pinned: set[str] | None = None, here: set[str] | None = None, lit: str = ""
) -> dict[str, Any]:
    rows = Place.objects.filter(level=Place.Level.PROVINCE).values_list("code", "region__code")
    regions = {code: region or "" for code, region in rows}
    width, height = stitches.size()
    shades = [
        (code if not lit else ("lit" if code == lit else "unlit"), path)
        for code, path in sorted(stitches.paths(lambda code: regions.get(code, "r")).items())
    ]
    return {
        "width": width,
        "height": height,
        "shades": shades,
        "pins": stitches.pins(pinned or set()),
        "here": stitches.pins(here or set(), radius=1.6),
    }


@register.simple_tag
def tambons_told_of(locale: Locale) -> int:
    """How many tambons have at least one page."""
    tagged = PagePlace.objects.filter(
        page__in=home.shown(locale).order_by().values("pk"), place__level=Place.Level.TAMBON
    )
    return tagged.values(todays=Coalesce("place__successor", "place")).distinct().count()
