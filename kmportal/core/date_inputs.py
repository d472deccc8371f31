"""The editor's date fields take a day as people type it, and show it in the reader's era.

Wagtail names its two widgets inside panels, blocks and the filters of its lists, with no setting
to name others; so these learn it in place, and every screen of every package with them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from .dates import BUDDHIST_ERA, era_year, in_thai
from .typed_days import days_in, in_arabic_digits
from .typed_times import time_in

#: A day, and the time at its end: `12 มี.ค. 2564 เวลา 9.00 น.`, `2021-03-12 09:00:00`.
_MOMENT = re.compile(
    r"(?P<day>.+?)[\s,]+(?P<time>(?:เวลา|at)?\s*\d{1,2}[.:]\d{2})(?::\d{2})?"
    r"(?P<half>\s*(?:น\.?|am|pm)?)"
)
#: What the calendar writes into a field, as its script and as Python's strftime spell it.
_DAY, _TIME = "d/m/Y", " H:i"


def typed_day(text: str) -> str:
    """A day as people type it, in ISO; what is none comes back as it was, for the field to refuse.

    >>> typed_day("๑๒ มี.ค. ๒๕๖๔"), typed_day("12/3/64"), typed_day("2021-03-12")
    ('2021-03-12', '2021-03-12', '2021-03-12')
    >>> typed_day("เมื่อวานซืน")
    'เมื่อวานซืน'
    """
    try:
        days = days_in(text, timezone.localdate())
    except (ValueError, OverflowError):
        return text
    return days.first.isoformat() if days.first == days.last else text


def typed_moment(text: str) -> str:
    """
    >>> typed_moment("๑๒ มี.ค. ๒๕๖๔ เวลา ๙.๓๐ น."), typed_moment("12/3/2564")
    ('2021-03-12 09:30', '2021-03-12')
    """
    match = _MOMENT.fullmatch(in_arabic_digits(text).strip().lower())
    if not match:
        return typed_day(text)
    try:
        time = time_in(match["time"] + match["half"])
    except ValueError:
        return text
    day = typed_day(match["day"])
    return text if day == match["day"] and not _is_iso(day) else f"{day} {time:%H:%M}"


def _is_iso(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


def shown_day(value: datetime.date | str) -> str:
    """As the calendar writes it, so that it finds the day again. In English it stays ISO.

    >>> shown_day("2021-03-12"), shown_day("2021-03-12 09:30"), shown_day("อะไรก็ได้")
    ('12/03/2564', '12/03/2564 09:30', 'อะไรก็ได้')
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}).*)?", str(value))
    if not match or not in_thai():
        return str(value)
    year, month, day, time = match.groups()
    return f"{day}/{month}/{era_year(int(year))}" + (f" {time}" if time else "")


def read_days_as_typed() -> None:
    _teach(AdminDateInput, typed_day, _DAY)
    _teach(AdminDateTimeInput, typed_moment, _DAY + _TIME)


def _teach(widget: Any, read: Callable[[str], str], written: str) -> None:
    get_config, format_value = widget.get_config, widget.format_value
    value_from_datadict = widget.value_from_datadict

    def config_in_era(self: Any) -> dict[str, Any]:
        # Left alone on blur, or the calendar would put today in place of what it cannot read.
        era = {"format": written, "yearOffset": BUDDHIST_ERA} if in_thai() else {}
        return {**get_config(self), "validateOnBlur": False, **era}

    def value_in_era(self: Any, value: Any) -> str | None:
        text = format_value(self, value)
        return text and shown_day(text)

    def value_as_typed(self: Any, data: Any, files: Any, name: str) -> Any:
        value = value_from_datadict(self, data, files, name)
        return read(value) if isinstance(value, str) and value.strip() else value

    widget.get_config = config_in_era
    widget.format_value = value_in_era
    widget.value_from_datadict = value_as_typed
