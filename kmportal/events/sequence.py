"""The number by which calendar programs know that an event has changed (RFC 5545, SEQUENCE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

if TYPE_CHECKING:
    from .models import EventPage

#: What a calendar shows: only a change of these is one.
TOLD = (
    "title",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "repeats",
    "interval",
    "weekdays",
    "until",
    "count",
    "exceptions",
    "cancelled",
    "venue",
)


def next_sequence(event: EventPage) -> int:
    """One more than that of any translation where something told has changed; they share a name.

    Asked of the database, since a revision brings back the number of the day it was written.
    """
    events = type(event)._default_manager
    stored = events.filter(pk=event.pk).values(*TOLD, "sequence").first()
    if event.pk is None or stored is None:
        return event.sequence
    if all(getattr(event, name) == stored[name] for name in TOLD):
        return int(stored["sequence"])
    same = events.filter(translation_key=event.translation_key)
    return int(same.aggregate(most=Max("sequence"))["most"]) + 1
