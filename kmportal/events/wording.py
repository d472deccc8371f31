"""The days of events in words, in the reader's language and era."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kmportal.core.dates import era_year, in_thai, readable_date, readable_days
from kmportal.core.typed_times import readable_time

from .recurrence import WEEKDAYS, Recurrence, Repeats

if TYPE_CHECKING:
    from .models import EventPage


def month_name(day: datetime.date) -> str:
    return f"{format_date(day, 'F')} {era_year(day.year)}"


def when(event: EventPage, first: datetime.date | None = None) -> str:
    """One time of the event: its first, or the one that begins on `first`."""
    first = first or event.first_day
    last = first + event.length
    said = readable_days(first, last)
    if first == last:
        said = f"{format_date(first, 'D')} {said}"
    return " ".join(filter(None, [said, times(event)]))


def times(event: EventPage) -> str:
    """From one time to another, the unit once and never on a line of its own: `9.00–16.00 น.`"""
    if not event.starts_at:
        return ""
    begin = readable_time(event.starts_at)
    if event.ends_at:
        begin = f"{begin.removesuffix(' น.')}–{readable_time(event.ends_at)}"
    return begin.replace(" ", "\u00a0")


def comes_again(event: EventPage) -> str:
    """Its rule: every second week on Monday and Wednesday, until a day; not on some days."""
    recurrence = event.recurrence
    if not recurrence.repeats:
        return ""
    parts = [_every(recurrence), _end(recurrence), _but_not(recurrence)]
    return " ".join(filter(None, parts))


def _every(recurrence: Recurrence) -> str:
    """Two texts for each rule, not one with a plural: Thai has no plural, and says these differently."""
    match Repeats(recurrence.repeats):
        case Repeats.DAILY:
            said = _("every day"), _("every %(count)s days")
        case Repeats.WEEKLY:
            said = _("every week on %(days)s"), _("every %(count)s weeks on %(days)s")
        case Repeats.MONTHLY:
            said = _("every month on day %(days)s"), _("every %(count)s months on day %(days)s")
        case Repeats.MONTHLY_WEEKDAY:
            said = _("every month on the %(days)s"), _("every %(count)s months on the %(days)s")
        case Repeats.MONTHLY_LAST:
            last = _("every %(count)s months on the last day")
            said = _("every month on the last day"), last
        case _:
            said = _("every year on %(days)s"), _("every %(count)s years on %(days)s")
    names = {"count": recurrence.interval, "days": _days_named(recurrence)}
    return str(said[recurrence.interval > 1] % names)


def _days_named(recurrence: Recurrence) -> str:
    match Repeats(recurrence.repeats):
        case Repeats.WEEKLY:
            chosen = (WEEKDAYS.index(day) for day in recurrence.shown_weekdays)
            return _listed([str(WEEKDAY_NAMES[number]) for number in chosen])
        case Repeats.MONTHLY:
            return str(recurrence.first.day)
        case Repeats.MONTHLY_WEEKDAY:
            weekday = str(WEEKDAY_NAMES[recurrence.first.weekday()])
            return _nth(recurrence.nth) % {"weekday": weekday}
    return format_date(recurrence.first, "j F")


def _nth(number: int) -> str:
    return {
        1: _("first %(weekday)s"),
        2: _("second %(weekday)s"),
        3: _("third %(weekday)s"),
        4: _("fourth %(weekday)s"),
    }.get(number, _("last %(weekday)s"))


def _end(recurrence: Recurrence) -> str:
    if recurrence.count:
        times_in_all = ngettext("%(count)s time", "%(count)s times", recurrence.count)
        return str(times_in_all % {"count": recurrence.count})
    if recurrence.until:
        return _("until %(day)s") % {"day": readable_date(recurrence.until)}
    return ""


def _but_not(recurrence: Recurrence) -> str:
    """Days that are over say nothing more; the next few do."""
    days = sorted(day for day in recurrence.exceptions if day >= recurrence.first)[-6:]
    if not days:
        return ""
    return _("(not on %(days)s)") % {"days": _listed([readable_date(day) for day in days])}


def _listed(names: list[str]) -> str:
    """`จันทร์ พุธ และศุกร์`; `Monday, Wednesday and Friday`."""
    if len(names) < 2:
        return "".join(names)
    first = (" " if in_thai() else ", ").join(names[:-1])
    return _("%(some)s and %(last)s") % {"some": first, "last": names[-1]}
