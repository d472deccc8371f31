"""Whole months by the portal's own clock, and the months before them to compare with."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from kmportal.core.dates import readable_range

#: Months of a period nobody has chosen, and of the longest.
USUAL, LONGEST = 12, 36
#: How many months back one may choose from.
OFFERED = 72
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From the first day of a month to `last`, both included: the end of a month, or today."""

    first: datetime.date
    last: datetime.date

    @cached_property
    def months(self) -> list[datetime.date]:
        """First days of its months."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return [months_after(self.first, number) for number in range(count)]

    @property
    def is_over(self) -> bool:
        return (self.last + DAY).day == 1

    @property
    def before(self) -> Period:
        """As many months, and as many days of the last of them where that is not over."""
        earlier = -len(self.months)
        last = self.first - DAY if self.is_over else months_after(self.last, earlier)
        return Period(months_after(self.first, earlier), last)

    @property
    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Where it begins, and where what comes after it begins. An editor's own time zone, which
        Wagtail switches to, would move reads and comments into other months."""
        return _midnight(self.first), _midnight(self.last + DAY)

    def __str__(self) -> str:
        return readable_range(self.first, self.last)


def months_after(day: datetime.date, count: int) -> datetime.date:
    """The same day of another month, or that month's last one."""
    return day + relativedelta(months=count)


def today() -> datetime.date:
    return timezone.localdate(timezone=timezone.get_default_timezone())


def usual() -> Period:
    this_month = today().replace(day=1)
    return between(months_after(this_month, 1 - USUAL), this_month)


def between(first: datetime.date, last: datetime.date) -> Period:
    """Of the months that begin on these days; of this month what there is of it."""
    return Period(first, min(months_after(last, 1) - DAY, today()))


def _midnight(day: datetime.date) -> datetime.datetime:
    start = datetime.datetime.combine(day, datetime.time())
    return timezone.make_aware(start, timezone.get_default_timezone())
