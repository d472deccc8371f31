"""One leaf of the calendar: weeks from Sunday, as calendars on Thai walls have them."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from .wording import month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .agenda import Entry

_LEAVES = calendar.Calendar(firstweekday=6)


@dataclass(frozen=True)
class Day:
    date: datetime.date
    entries: list[Entry]
    is_today: bool
    outside: bool  #: of the month before or after

    @property
    def anchor(self) -> str:
        return f"day-{self.date:%Y-%m-%d}"


class Month:
    def __init__(
        self, first: datetime.date, entries: Sequence[Entry], today: datetime.date
    ) -> None:
        self.first, self.entries, self._today = first, entries, today

    @cached_property
    def weeks(self) -> list[list[Day]]:
        return [
            [self._day(day) for day in week]
            for week in _LEAVES.monthdatescalendar(self.first.year, self.first.month)
        ]

    def _day(self, day: datetime.date) -> Day:
        outside = day.month != self.first.month
        on_day = [] if outside else [e for e in self.entries if e.first_day <= day <= e.last_day]
        return Day(day, on_day, day == self._today, outside)

    @property
    def days(self) -> list[Day]:
        """Those on which something begins, or was going on as the month began."""
        of_month = [day for week in self.weeks for day in week if not day.outside]
        listed = (
            Day(
                day.date,
                [e for e in day.entries if e.first_day == day.date or day.date.day == 1],
                day.is_today,
                outside=False,
            )
            for day in of_month
        )
        return [day for day in listed if day.entries]

    @property
    def span(self) -> tuple[datetime.date, datetime.date]:
        return self.first, self.next - datetime.timedelta(days=1)

    @property
    def name(self) -> str:
        return month_name(self.first)

    @property
    def previous(self) -> datetime.date:
        return (self.first - datetime.timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> datetime.date:
        return (self.first + datetime.timedelta(days=31)).replace(day=1)

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """Short and whole names, from Sunday."""
        return [
            (str(WEEKDAYS_ABBR[number]), str(WEEKDAYS[number])) for number in _LEAVES.iterweekdays()
        ]
