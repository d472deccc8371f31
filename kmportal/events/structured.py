"""An event for search engines: `schema.org` data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.images.models import SourceImageIOError

from .ics import location, moment

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

    from .models import EventPage

ON, OFF = "https://schema.org/EventScheduled", "https://schema.org/EventCancelled"


def event_data(
    event: EventPage, first: datetime.date, request: HttpRequest | None = None
) -> dict[str, Any]:
    """The time that begins on `first`; only what is filled."""
    last = first + event.length
    start = moment(first, event.starts_at).isoformat() if event.starts_at else first.isoformat()
    end = moment(last, event.ends_at).isoformat() if event.ends_at else last.isoformat()
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": event.get_full_url(request),
        "startDate": start,
        "endDate": end,
        "eventStatus": OFF if event.cancelled else ON,
        "location": _location(event),
        "organizer": _named("Organization", event.organiser),
        "image": _image_url(event),
    }
    return {name: value for name, value in data.items() if value}


def _location(event: EventPage) -> dict[str, Any]:
    address = location(event)
    place: dict[str, Any] = _named("Place", event.venue or address)
    if place:
        place["address"] = address
    if place and event.pin:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": event.pin.latitude,
            "longitude": event.pin.longitude,
        }
    return place


def _named(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name} if name else {}


def _image_url(event: EventPage) -> str:
    if not event.lead_image:
        return ""
    try:
        return str(event.lead_image.get_rendition("width-1200|format-webp").full_url)
    except SourceImageIOError:
        return ""
