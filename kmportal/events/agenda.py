"""What the calendar shows: what comes, what is over, or one month."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from kmportal.core.querysets import read_shown_relations

from . import querysets
from .asked import Asked, in_reach
from .models.occurrence import Occurrence
from .month import Month
from .narrowing import Narrowing
from .wording import month_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet
    from wagtail.models import Locale

    from .models import EventPage

PER_PAGE = 20
#: Of one month; more than that no page can show.
MOST_IN_MONTH = 400


@dataclass(frozen=True)
class Entry:
    """One time of an event."""

    page: EventPage
    first_day: datetime.date
    last_day: datetime.date

    @property
    def month(self) -> str:
        return month_name(self.first_day)


class Agenda:
    def __init__(self, asked: Asked, locale: Locale) -> None:
        self.asked = asked
        self._events = querysets.readable_events(locale)
        self.today = timezone.localdate()

    @cached_property
    def _in_question(self) -> QuerySet:
        if self.asked.month:
            return self._events.filter(pk__in=self._times.values("event"))
        list_them = querysets.past if self.asked.past else querysets.coming
        return list_them(self._events, self.today)

    @cached_property
    def _days(self) -> dict[int, tuple[str, datetime.date | None]]:
        """Kind and day of every event in question, in the order of the list."""
        day = "first_day" if self.asked.month else "day"
        return {pk: row for pk, *row in self._in_question.values_list("pk", "event_kind", day)}

    @cached_property
    def narrowing(self) -> Narrowing:
        kinds = {pk: kind for pk, (kind, _day) in self._days.items()}
        return Narrowing(self.asked, kinds, self._in_question)

    @property
    def total(self) -> int:
        return len(self.narrowing.left)

    @cached_property
    def pages(self) -> PageOfList[Any]:
        """Entries of the list, an event once, on the next or last day it comes."""
        keys = [pk for pk in self._days if pk in self.narrowing.left]
        paged: PageOfList[Any] = Paginator(keys, PER_PAGE).get_page(self.asked.page)
        shown: list[int] = list(paged.object_list)
        events = self._read(shown)
        days = ((pk, self._days[pk][1]) for pk in shown if pk in events)
        paged.object_list = [
            Entry(events[pk], day, day + events[pk].length) for pk, day in days if day
        ]
        return paged

    @cached_property
    def month(self) -> Month:
        """The leaf of the calendar asked for."""
        times = self._times.filter(event__in=self._in_question.order_by().values("pk"))
        rows = list(times.values_list("event", "first_day", "last_day")[:MOST_IN_MONTH])
        rows = [row for row in rows if row[0] in self.narrowing.left]
        events = self._read({pk for pk, _first, _last in rows})
        entries = [Entry(events[pk], *days) for pk, *days in rows if pk in events]
        entries.sort(key=lambda e: (e.first_day, e.page.starts_at or datetime.time(), e.page.pk))
        return Month(self.asked.month or self.today.replace(day=1), entries, self.today)

    @cached_property
    def _times(self) -> QuerySet:
        first = self.asked.month or self.today.replace(day=1)
        return Occurrence.objects.between(*Month(first, [], self.today).span)

    def _read(self, keys: Collection[int]) -> dict[int, EventPage]:
        """Ready for rows, whatever their number."""
        events = querysets.event_model().objects.filter(pk__in=list(keys)).defer_streamfields()
        read = list(events)
        read_shown_relations(read)
        return {event.pk: event for event in read}

    @property
    def coming_url(self) -> str:
        return self.asked.but(month=None, past=False).url

    @property
    def past_url(self) -> str:
        return self.asked.but(month=None, past=True).url

    @property
    def month_url(self) -> str:
        return self.asked.but(month=self.today.replace(day=1), past=False).url

    @property
    def previous_month_url(self) -> str:
        return self._turned_to(self.month.previous)

    @property
    def next_month_url(self) -> str:
        return self._turned_to(self.month.next)

    def _turned_to(self, month: datetime.date) -> str:
        return self.asked.but(month=month).url if in_reach(month) else ""

    @property
    def clear_url(self) -> str:
        return self.asked.but(kind="", theme="", place="").url

    @property
    def feed_url(self) -> str:
        """Of what is chosen, for calendar programs that follow it."""
        chosen = {name: getattr(self.asked, name) for name in self.asked.narrowed}
        url = reverse("events_feed")
        return f"{url}?{urlencode(chosen)}" if chosen else url
