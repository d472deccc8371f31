"""A center for search engines and maps: `schema.org` data in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.images.models import SourceImageIOError

from kmportal.core.structured import as_script
from kmportal.places.models import Place
from learning_centers.contact import map_links, telephones
from learning_centers.querysets import main_place

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from learning_centers.models import LearningCenterPage


def structured_data(center: LearningCenterPage, request: HttpRequest | None = None) -> SafeString:
    return as_script(center_data(center, request))


def center_data(center: LearningCenterPage, request: HttpRequest | None = None) -> dict[str, Any]:
    """Only what is filled; the middle of an amphoe is nobody's position, so it is left out."""
    numbers = [number.shown for number in telephones(center.telephone) if number.url]
    data = {
        "@context": "https://schema.org",
        "@type": "Place",
        "name": center.title,
        "description": center.summary,
        "url": center.get_full_url(request),
        "telephone": numbers if len(numbers) > 1 else "".join(numbers),
        "sameAs": center.facebook_url,
        "image": _image_url(center),
        "address": _address(center),
        "keywords": ", ".join(tag.theme.name for tag in center.theme_tags.all()),
    }
    if pin := center.pin:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": pin.latitude,
            "longitude": pin.longitude,
        }
        data["hasMap"] = map_links(*pin).openstreetmap
    return {name: value for name, value in data.items() if value}


def _address(center: LearningCenterPage) -> dict[str, str]:
    place = main_place(center)
    named = {each.level: each.name for each in [*place.ancestors, place]} if place else {}
    parts = {
        "streetAddress": center.address,
        "addressLocality": ", ".join(
            named[level] for level in (Place.Level.TAMBON, Place.Level.AMPHOE) if level in named
        ),
        "addressRegion": named.get(Place.Level.PROVINCE, ""),
        "addressCountry": "TH",
    }
    return {"@type": "PostalAddress"} | {name: part for name, part in parts.items() if part}


def _image_url(center: LearningCenterPage) -> str:
    if not center.lead_image:
        return ""
    try:
        return str(center.lead_image.get_rendition("width-1200|format-webp").full_url)
    except SourceImageIOError:
        return ""
