"""Questions about events and the days they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Max, Min, Q
from django.utils import timezone

from kmportal.core.querysets import ContentPageQuerySet

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Locale

    from .models import EventPage


class OccurrenceQuerySet(models.QuerySet[Any]):
    def between(self, first: datetime.date, last: datetime.date) -> OccurrenceQuerySet:
        """Those of which some day lies between the two, both included."""
        return self.filter(first_day__lte=last, last_day__gte=first)

    def of(self, events: models.QuerySet[Any]) -> OccurrenceQuerySet:
        return self.filter(event__in=events.order_by().values("pk"))


def readable_events(locale: Locale) -> ContentPageQuerySet:
    """What anyone may read, for readers of one language."""
    events: ContentPageQuerySet = event_model().objects.readable().shown_in(locale)
    return events


def coming(events: ContentPageQuerySet, today: datetime.date | None = None) -> ContentPageQuerySet:
    """Those that come once more, or go on today, with the first such day as `day`."""
    today = today or timezone.localdate()
    day = Min("occurrences__first_day", filter=Q(occurrences__last_day__gte=today))
    return events.annotate(day=day).filter(day__isnull=False).order_by("day", "starts_at", "pk")


def past(events: ContentPageQuerySet, today: datetime.date | None = None) -> ContentPageQuerySet:
    """Those that come no more, with the last day they began as `day`."""
    today = today or timezone.localdate()
    ended = events.annotate(
        day=Max("occurrences__first_day"), over=Max("occurrences__last_day")
    ).filter(over__lt=today)
    return ended.order_by("-day", "-pk")


def event_model() -> type[EventPage]:
    return apps.get_model("events", "EventPage")
