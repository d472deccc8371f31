"""Periods such as "this year", as days."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .choices import Period


class Days(NamedTuple):
    """Either end may be open."""

    first: datetime.date | None
    last: datetime.date | None


def days_of(period: str, today: datetime.date) -> Days:
    """
    >>> days_of("days-7", datetime.date(2021, 3, 12)).first
    datetime.date(2021, 3, 6)
    >>> days_of("last-year", datetime.date(2021, 3, 12)).last
    datetime.date(2020, 12, 31)
    """
    match period:
        case Period.MONTH:
            following = (today.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
            return Days(today.replace(day=1), following - datetime.timedelta(days=1))
        case Period.YEAR:
            return _year(today.year)
        case Period.LAST_YEAR:
            return _year(today.year - 1)
        case Period.COMING:
            return Days(today, None)
    count = int(period.partition("-")[2])
    return Days(today - datetime.timedelta(days=count - 1), today)


def _year(year: int) -> Days:
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
