"""Dates and years as readers of each language write them: Buddhist era in Thai, Common Era in English."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.dateformat import DateFormat
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language

BUDDHIST_ERA = 543  # years the Buddhist era is ahead of the Common Era


def in_thai() -> bool:
    return (get_language() or "th").startswith("th")


def era_year(year: int) -> int:
    """A year of the Common Era as the reader's era counts it.

    >>> era_year(2020)
    2563
    """
    return year + BUDDHIST_ERA if in_thai() else year


def write_years_of_the_era() -> None:
    """Django's formats have no letter for another era's year. `o`, the year ISO counts weeks in, which
    nobody writes, is that letter: in formats/th/formats.py, so for all that Django and Wagtail write.
    """
    DateFormat.o = lambda self: era_year(self.data.year)  # type: ignore[method-assign, union-attr]


def readable_date(value: datetime.date | None) -> str:
    """A day, or a moment with its time in the portal's time zone.

    >>> readable_date(datetime.date(2007, 3, 4))
    '4 มี.ค. 2550'
    >>> readable_date(datetime.datetime(2007, 3, 4, 11, 53, tzinfo=datetime.UTC))
    '4 มี.ค. 2550 18.53 น.'
    """
    if value is None:
        return ""
    if not isinstance(value, datetime.datetime):
        return f"{format_date(value, 'j M')} {era_year(value.year)}"
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    time = format_date(local, "H.i น." if in_thai() else "H:i")
    return f"{readable_date(local.date())} {time}"


def readable_range(start: datetime.date | None, end: datetime.date | None) -> str:
    """A period by its months, since the days are often guesses; an open end leaves the dash open.

    >>> readable_range(datetime.date(2017, 1, 9), datetime.date(2017, 3, 2))
    'ม.ค. – มี.ค. 2560'
    >>> readable_range(datetime.date(2017, 1, 9), datetime.date(2020, 3, 2))
    'ม.ค. 2560 – มี.ค. 2563'
    >>> readable_range(datetime.date(2017, 1, 9), None)
    'ม.ค. 2560 –'
    """
    first, last = _month(start), _month(end)
    if not start or not end:
        return f"{first} – {last}".strip() if start or end else ""
    if first == last:
        return first
    if start.year == end.year:
        first = format_date(start, "M")
    return f"{first} – {last}"


def _month(value: datetime.date | None) -> str:
    return f"{format_date(value, 'M')} {era_year(value.year)}" if value else ""


def readable_days(first: datetime.date, last: datetime.date) -> str:
    """One day, or the days from one to another.

    >>> readable_days(datetime.date(2021, 3, 12), datetime.date(2021, 3, 14))
    '12–14 มี.ค. 2564'
    >>> readable_days(datetime.date(2021, 3, 30), datetime.date(2021, 4, 2))
    '30 มี.ค. – 2 เม.ย. 2564'
    """
    end = readable_date(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{format_date(first, 'j M')} – {end}"
    return f"{readable_date(first)} – {end}"
