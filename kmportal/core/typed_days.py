"""Days as people type them: either era, Thai or Arabic digits, names of months or numbers, one or a range."""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .dates import BUDDHIST_ERA, era_year, readable_date, readable_days

#: A year from here on is of the Buddhist era.
FIRST_BUDDHIST = 2400
LONGEST_TEXT = 120
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MONTHS = (
    ("มกรา(?:คม)?", "ม.ค", "january", "jan"),
    ("กุมภา(?:พันธ์)?", "ก.พ", "february", "feb"),
    ("มีนา(?:คม)?", "มี.ค", "march", "mar"),
    ("เมษา(?:ยน)?", "เม.ย", "april", "apr"),
    ("พฤษภา(?:คม)?", "พ.ค", "may", "may"),
    ("มิถุนา(?:ยน)?", "มิ.ย", "june", "jun"),
    ("กรกฎา(?:คม)?", "ก.ค", "july", "jul"),
    ("สิงหา(?:คม)?", "ส.ค", "august", "aug"),
    ("กันยา(?:ยน)?", "ก.ย", "september", "sept?"),
    ("ตุลา(?:คม)?", "ต.ค", "october", "oct"),
    ("พฤศจิกา(?:ยน)?", "พ.ย", "november", "nov"),
    ("ธันวา(?:คม)?", "ธ.ค", "december", "dec"),
)


def _month_pattern(long: str, short: str, english: str, abbreviated: str) -> str:
    first, last = short.split(".")
    return rf"{long}|{first}\.?\s?{last}\.?|(?:{english}|{abbreviated})(?![a-z])\.?"


_BY_MONTH = [re.compile(_month_pattern(*names)) for names in _MONTHS]
_NAME = "|".join(_month_pattern(*names) for names in _MONTHS)
_YEAR = r"(?:\s*,?\s*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี)?\s*(?P<{}>\d{{4}}|\d{{2}})(?!\d))"
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[/.-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}|\d{2})"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})(?!\s*[/\d])"
    rf"|(?P<d4>\d{{1,2}})\s*(?P<m4>{_NAME}){_YEAR.format('y4')}?"
    rf"|(?P<m5>{_NAME})\s*(?P<d5>\d{{1,2}})(?!\d){_YEAR.format('y5')}?"
    r")(?!\d)"
)
_FLUFF = re.compile(
    r"วันที่|วัน|(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|ตั้งแต่|จาก|from|on|the|[\s,.]"
)
_TO = re.compile(r"[-\u2010-\u2015~]|ถึง|until|to")


class Days(NamedTuple):
    first: datetime.date
    last: datetime.date


class _Written(NamedTuple):
    year: int | None
    month: int
    day: int


def in_arabic_digits(text: str) -> str:
    return text.translate(_THAI_DIGITS)


def days_in(text: str, today: datetime.date) -> Days:
    """The day or range a text names; where it names no year, the next time that day comes.

    Raises ValueError for what is no day, or holds more than a day or a range.

    >>> today = datetime.date(2021, 1, 5)
    >>> days_in("๑๒ มี.ค. ๒๕๖๔", today).first
    datetime.date(2021, 3, 12)
    >>> days_in("12-14/3/64", today).last
    datetime.date(2021, 3, 14)
    """
    text = " ".join(in_arabic_digits(text).lower().split())
    found = list(_DATE.finditer(text)) if len(text) <= LONGEST_TEXT else []
    if not found or len(found) > 2:
        raise ValueError(text)
    written = [_written(match) for match in found]
    before, after = _rest(text[: found[0].start()]), _rest(text[found[-1].end() :])
    if len(found) == 2:
        between = _rest(text[found[0].end() : found[1].start()])
        if before or after or not _TO.fullmatch(between):
            raise ValueError(text)
    else:
        written.insert(0, _head(before, written[0]))
        if after:
            raise ValueError(text)
    return _dated(written[0], written[1], today)


def _rest(text: str) -> str:
    return _FLUFF.sub("", text)


def _head(before: str, end: _Written) -> _Written:
    """The first day of `12-14 มี.ค.`, of which only the number is written."""
    if not before:
        return end
    match = re.fullmatch(rf"(\d{{1,2}})(?:{_TO.pattern})", before)
    if not match:
        raise ValueError(before)
    return end._replace(day=int(match[1]))


def _written(match: re.Match[str]) -> _Written:
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    month = parts["m"]
    number = int(month) if month.isdecimal() else _month_number(month)
    return _Written(int(parts["y"]) if "y" in parts else None, number, int(parts["d"]))


def _month_number(name: str) -> int:
    return next(n for n, pattern in enumerate(_BY_MONTH, 1) if pattern.fullmatch(name))


def _dated(first: _Written, last: _Written, today: datetime.date) -> Days:
    if last.year is None:
        last = last._replace(year=first.year)
    if last.year is None:
        year = today.year
        if datetime.date(year, last.month, last.day) < today:
            year += 1
    else:
        year = _common_year(last.year, today)
    end = datetime.date(year, last.month, last.day)
    begun = year - (first.month > last.month) if first.year is None else None
    start = datetime.date(begun or _common_year(first.year or year, today), first.month, first.day)
    if start > end:
        raise ValueError(str(start))
    return Days(start, end)


def _common_year(year: int, today: datetime.date) -> int:
    """Two digits are of the era in which they are nearer to today: 64 was 2564, 21 was 2021."""
    if year < 100:
        century = (2500 + year - BUDDHIST_ERA, 2000 + year)
        return min(century, key=lambda each: abs(each - today.year))
    return year - BUDDHIST_ERA if year >= FIRST_BUDDHIST else year


def examples() -> str:
    """A day and a range a month from now, as the reader writes them."""
    day = timezone.localdate() + datetime.timedelta(days=30)
    after = day + datetime.timedelta(days=1)
    numbers = f"{day.day}/{day.month}/{era_year(day.year) % 100:02}"
    return f"{readable_days(day, day)}, {numbers}, {readable_days(day, after)}"


class TypedDayField(forms.CharField):
    """One day, past or to come. Without a year it is the next time that day comes."""

    default_error_messages = {
        "unread": _("We could not read this as a day. Write for example %(examples)s."),
        "several": _("Please write one day only."),
    }

    def prepare_value(self, value: Any) -> Any:
        return readable_date(value) if isinstance(value, datetime.date) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, datetime.date):
            return value
        text = str(super().to_python(value))
        if not text:
            return None
        days = read_days(self, text)
        if days.first != days.last:
            raise ValidationError(self.error_messages["several"], code="several")
        return days.first

    def run_validators(self, value: Any) -> None:
        """Those of a text have nothing to say of days."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((self.prepare_value(initial) or "") != (data or ""))


def read_days(field: forms.Field, text: str) -> Days:
    """What was typed into a field whose message `unread` says how to write days."""
    try:
        return days_in(text, timezone.localdate())
    except (ValueError, OverflowError):
        message, shown = field.error_messages["unread"], {"examples": examples()}
        raise ValidationError(message, code="unread", params=shown) from None


class DaysField(forms.CharField):
    """A day or a range to come, at most `longest` days and no later than two years from now."""

    default_error_messages = {
        "unread": _("We could not read this as a day. Write for example %(examples)s."),
        "past": _("This day is over. Please choose one to come."),
        "far": _("This is more than two years away. Please look at the year again."),
        "long": _("These are more than %(most)s days. Please choose the first and the last again."),
    }

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return readable_days(*value) if isinstance(value, Days) else value

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value))
        if not text:
            return None
        today, days = timezone.localdate(), read_days(self, text)
        if days.first < today:
            raise ValidationError(self.error_messages["past"], code="past")
        if days.last > today + datetime.timedelta(days=2 * 366):
            raise ValidationError(self.error_messages["far"], code="far")
        if (days.last - days.first).days >= self.longest:
            message = self.error_messages["long"]
            raise ValidationError(message, code="long", params={"most": self.longest})
        return days

    def run_validators(self, value: Any) -> None:
        """Those of a text have nothing to say of days."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)
