"""What is wrong with the days of an event, in words for whoever typed them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kmportal.core.dates import readable_date

from .recurrence import WEEKDAYS, Repeats

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .models import EventPage

#: B.E. 2500: nothing older is remembered as an event here.
EARLIEST = datetime.date(1957, 1, 1)
LATEST = datetime.timedelta(days=10 * 366)
LONGEST = datetime.timedelta(days=92)
MOST_EXCEPTIONS = 200

Problem = tuple[str, "str | Promise"]


def days_are_wrong(event: EventPage) -> ValidationError | None:
    """None where all is well, or where a field is missing, which is said already."""
    if event.first_day is None:
        return None
    problems = list(_first_time(event)) or list(_rule(event)) or list(_coming_again(event))
    return ValidationError(dict(problems)) if problems else None


def _first_time(event: EventPage) -> Iterator[Problem]:
    if event.first_day < EARLIEST:
        yield "first_day", _("This is very long ago. Please look at the year again.")
    elif event.first_day > timezone.localdate() + LATEST:
        yield "first_day", _("This is more than ten years away. Please look at the year again.")
    if event.ends_on < event.first_day:
        yield "last_day", _("The end is before the beginning.")
    elif event.length > LONGEST:
        yield "last_day", _("These are more than three months. Is it an event that comes again?")
    if event.ends_at and not event.starts_at:
        yield "starts_at", _("It has an end; write when it begins too.")
    start, end = event.starts_at, event.ends_at
    if start and end and end <= start and not event.length:
        yield "ends_at", _("The end is before the beginning.")


def _rule(event: EventPage) -> Iterator[Problem]:
    if event.repeats not in Repeats.values:
        yield "repeats", _("The calendar does not know this rule.")
    if not 1 <= (event.interval or 1) <= 52:
        yield "interval", _("Please choose from 1 to 52.")
    if not _are_weekdays(event.weekdays):
        yield "weekdays", _("Please choose from the weekdays.")
    if event.count and not 2 <= event.count <= 400:
        yield "count", _("Please choose from 2 to 400 times.")
    if not _are_days(event.exceptions):
        yield "exceptions", _("Please write one day a line, at most 200 of them.")


def _are_weekdays(values: object) -> bool:
    return isinstance(values, list) and all(value in WEEKDAYS for value in values)


def _are_days(values: object) -> bool:
    if not isinstance(values, list) or len(values) > MOST_EXCEPTIONS:
        return False
    try:
        return bool([datetime.date.fromisoformat(value) for value in values] or True)
    except (TypeError, ValueError):
        return False


def _coming_again(event: EventPage) -> Iterator[Problem]:
    if not event.repeats:
        return
    if event.until and event.count:
        yield "count", _("Give the last day or how many times, not both.")
    if event.until and event.until < event.first_day:
        yield "until", _("The end is before the beginning.")
        return
    recurrence = event.recurrence
    if not recurrence.begins_with_first:
        day = readable_date(event.first_day)
        yield _chosen_by(event), _("The first day, %(day)s, is not one of these.") % {"day": day}
        return
    gap = recurrence.shortest_gap()
    if gap and event.length >= gap:
        yield "last_day", _("It would come again before it has ended.")
    if not recurrence.days(event.until or event.first_day + LATEST):
        yield "exceptions", _("Then no day is left on which it comes.")


def _chosen_by(event: EventPage) -> str:
    return "weekdays" if event.repeats == Repeats.WEEKLY else "repeats"
