"""When something comes again: the few rules of RFC 5545 people use, and how far they are followed."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Two letters each, in the order of Python's weekdays.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: No event comes more often; of those without an end the newest are kept.
MOST = 1000
#: How far ahead an event without an end is followed.
AHEAD = datetime.timedelta(days=2 * 366)


class Repeats(models.TextChoices):
    NEVER = "", _("Does not come again")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month on the same day of the month")
    MONTHLY_WEEKDAY = "monthly-weekday", _("Every month on the same weekday, as the second Tuesday")
    MONTHLY_LAST = "monthly-last", _("Every month on the last day")
    YEARLY = "yearly", _("Every year")


_FREQUENCIES = {
    Repeats.DAILY: DAILY,
    Repeats.WEEKLY: WEEKLY,
    Repeats.MONTHLY: MONTHLY,
    Repeats.MONTHLY_WEEKDAY: MONTHLY,
    Repeats.MONTHLY_LAST: MONTHLY,
    Repeats.YEARLY: YEARLY,
}


@dataclass(frozen=True)
class Recurrence:
    """A rule with its first day. `until` and `count` exclude each other; neither means for ever."""

    repeats: str
    first: datetime.date
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    until: datetime.date | None = None
    count: int | None = None
    exceptions: frozenset[datetime.date] = field(default_factory=frozenset)

    def days(self, horizon: datetime.date | None = None) -> list[datetime.date]:
        """The days it comes, to the horizon; the newest thousand where there are more."""
        return list(deque(self._without_exceptions(horizon or self.horizon()), maxlen=MOST))

    @staticmethod
    def horizon() -> datetime.date:
        return timezone.localdate() + AHEAD

    def shortest_gap(self) -> datetime.timedelta | None:
        """Between one day it comes and the next, among the first of them."""
        days = list(islice(self._all(self.first + datetime.timedelta(days=8 * 366)), 60))
        return min((after - day for day, after in pairwise(days)), default=None)

    @property
    def begins_with_first(self) -> bool:
        """A rule that leaves out its own first day is read differently by every calendar program."""
        horizon = self.first + datetime.timedelta(days=366)
        return next(self._all(horizon), None) == self.first

    def _without_exceptions(self, horizon: datetime.date) -> Iterator[datetime.date]:
        return (day for day in self._all(horizon) if day not in self.exceptions)

    def _all(self, horizon: datetime.date) -> Iterator[datetime.date]:
        """Bounded whatever the rule: by the horizon, which always comes."""
        if not self.repeats:
            yield self.first
            return
        end = min(self.until or horizon, horizon)
        last = None if self.count else datetime.datetime.combine(end, datetime.time())
        start = datetime.datetime.combine(self.first, datetime.time())
        rule = rrule(
            _FREQUENCIES[Repeats(self.repeats)],
            dtstart=start,
            interval=self.interval,
            count=self.count,
            until=last,
            **self._by(),
        )
        for moment in rule:
            if moment.date() > end:
                return
            yield moment.date()

    def _by(self) -> dict[str, Any]:
        match Repeats(self.repeats):
            case Repeats.WEEKLY:
                return {"byweekday": [WEEKDAYS.index(day) for day in self.shown_weekdays]}
            case Repeats.MONTHLY_WEEKDAY:
                return {"byweekday": weekday(self.first.weekday())(self.nth)}
            case Repeats.MONTHLY_LAST:
                return {"bymonthday": -1}
        return {}

    @property
    def shown_weekdays(self) -> tuple[str, ...]:
        """The chosen ones in the week's order, else that of the first day."""
        chosen = set(self.weekdays) or {WEEKDAYS[self.first.weekday()]}
        return tuple(day for day in WEEKDAYS if day in chosen)

    @property
    def nth(self) -> int:
        """Which of its weekday in the month the first day is; a fifth one is the last."""
        number = (self.first.day - 1) // 7 + 1
        return -1 if number > 4 else number

    def rule(self, *, timed: bool) -> dict[str, Any]:
        """Its parts as `icalendar` writes them; with times, its end is a moment in UTC."""
        if not self.repeats:
            return {}
        parts: dict[str, Any] = {"freq": self.repeats.partition("-")[0]}
        if self.interval > 1:
            parts["interval"] = self.interval
        match Repeats(self.repeats):
            case Repeats.WEEKLY:
                parts["byday"] = list(self.shown_weekdays)
            case Repeats.MONTHLY_WEEKDAY:
                parts["byday"] = f"{self.nth}{WEEKDAYS[self.first.weekday()]}"
            case Repeats.MONTHLY_LAST:
                parts["bymonthday"] = -1
        if self.count:
            parts["count"] = self.count
        elif self.until:
            parts["until"] = last_moment(self.until) if timed else self.until
        return parts


def last_moment(day: datetime.date) -> datetime.datetime:
    zone = timezone.get_default_timezone()
    moment = datetime.datetime.combine(day, datetime.time(23, 59, 59), zone)
    return moment.astimezone(datetime.UTC)
