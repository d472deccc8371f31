"""Events, and the lessons and field notes that came of them; events on the pages of places and themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from wagtail.models import Locale

from kmportal.core.models import ContentPage
from kmportal.core.navigation import Navigation
from kmportal.core.querysets import read_shown_relations

from .agenda import Entry
from .models import EventOutcome
from .querysets import coming, readable_events

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.querysets import ContentPageQuerySet

MOST_SHOWN = 4


def came_of(event: ContentPage) -> list[ContentPage]:
    """In the editor's order, each in the event's language where it is there; what anyone may read."""
    chosen = event.outcomes.all().values_list("outcome__translation_key", flat=True)
    keys = list(chosen) if event.pk else []
    if not keys:
        return []
    pages = ContentPage.objects.readable().shown_in(event.locale).filter(translation_key__in=keys)
    found = {page.translation_key: page for page in pages.defer_streamfields().specific()}
    shown = [found[key] for key in keys if key in found]
    read_shown_relations(shown)
    return shown


def events_behind(page: ContentPage) -> list[ContentPage]:
    """The events that a lesson or note came of, the first one first."""
    if not page.pk:
        return []
    rows = EventOutcome.objects.filter(outcome__translation_key=page.translation_key)
    keys = rows.values("page__translation_key")
    events = readable_events(page.locale).filter(translation_key__in=keys).order_by("first_day")
    shown = list(events.defer_streamfields()[:MOST_SHOWN])
    read_shown_relations(shown)
    return shown


@dataclass(frozen=True)
class Coming:
    """The next events of a list, how many there are, and where all of them are."""

    entries: list[Entry]
    total: int
    url: str


def coming_among(pages: ContentPageQuerySet, request: HttpRequest, **chosen: str) -> Coming:
    """Of the pages, those events that still come."""
    events = coming(readable_events(Locale.get_active()).filter(pk__in=pages.values("pk")))
    days = dict(events.values_list("pk", "day"))
    first = list(days)[:MOST_SHOWN]
    shown = {page.pk: page for page in events.model.objects.filter(pk__in=first)}
    read_shown_relations(list(shown.values()))
    index = Navigation.of(request).index_of("event")
    url = f"{index.get_url(request)}?{urlencode(chosen)}" if index else ""
    entries = [Entry(shown[pk], days[pk], days[pk] + shown[pk].length) for pk in first]
    return Coming(entries, len(days), url)
