"""Writing down on which days events come."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from .querysets import event_model
from .recurrence import Recurrence

if TYPE_CHECKING:
    from .models import EventPage


def write_occurrences(event: EventPage) -> None:
    """In the place of what was written; only what differs is touched, so twice does no harm."""
    wanted = {day: day + event.length for day in event.recurrence.days()}
    rows = event.occurrences.all()
    with transaction.atomic():
        kept = dict(rows.values_list("first_day", "last_day"))
        gone = [day for day, last in kept.items() if wanted.get(day) != last]
        for some in _hundreds(gone):
            rows.filter(first_day__in=some).delete()
        new = [day for day, last in wanted.items() if kept.get(day) != last]
        rows.bulk_create(
            [rows.model(event=event, first_day=day, last_day=wanted[day]) for day in new],
            batch_size=200,
        )


def _hundreds(days: list[datetime.date]) -> list[list[datetime.date]]:
    return [days[start : start + 100] for start in range(0, len(days), 100)]


def write_occurrences_ahead() -> int:
    """For those that still come when the horizon has moved on; how many events were looked at."""
    horizon = Recurrence.horizon()
    repeating = event_model().objects.live().exclude(repeats="")
    going_on = repeating.filter(Q(until=None) | Q(until__gte=horizon - datetime.timedelta(days=62)))
    for event in (events := list(going_on.defer_streamfields())):
        write_occurrences(event)
    return len(events)
