"""Events as calendar programs understand them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.core import calendars
from learning_centers.querysets import main_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from .models import EventPage

PRODUCT = "events"


def of_event(event: EventPage) -> bytes:
    return calendars.calendar(event.title, PRODUCT, [component(event)])


def of_events(events: Iterable[EventPage], name: str) -> bytes:
    return calendars.calendar(name, PRODUCT, map(component, events))


def component(event: EventPage) -> Event:
    """Its name is that of all its translations: who follows two languages has it once."""
    uid = f"event-{event.translation_key}@{calendars.host()}"
    made = calendars.component(uid, event.title, sequence=event.sequence, on=not event.cancelled)
    _add_days(made, event)
    calendars.add_texts(made, location=location(event), description=_description(event))
    made.add("url", event.full_url)
    made.add("categories", [str(event.get_event_kind_display())])
    if event.pin:
        made.add("geo", (event.pin.latitude, event.pin.longitude))
    return made


def _add_days(made: Event, event: EventPage) -> None:
    recurrence, timed = event.recurrence, event.starts_at is not None
    if timed:
        made.add("dtstart", moment(event.first_day, event.starts_at))
        if event.ends_at:
            made.add("dtend", moment(event.ends_on, event.ends_at))
        elif event.length:
            made.add("dtend", moment(event.ends_on + datetime.timedelta(days=1), datetime.time()))
    else:
        calendars.add_whole_days(made, event.first_day, event.ends_on)
    if rule := recurrence.rule(timed=timed):
        made.add("rrule", rule)
        days = sorted(recurrence.exceptions)
        without = [moment(day, event.starts_at) for day in days] if timed else days
        if without:
            parameters = {} if timed else {"VALUE": "DATE"}
            made.add("exdate", without, parameters=parameters)


def moment(day: datetime.date, time: datetime.time | None) -> datetime.datetime:
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(day, time or datetime.time(), zone)


def location(event: EventPage) -> str:
    place = main_place(event)
    return ", ".join(filter(None, [event.venue, place.full_name if place else ""]))


def _description(event: EventPage) -> str:
    cancelled = _("Cancelled: %(why)s") % {"why": event.cancelled_because}
    ask = " ".join(filter(None, [event.contact_name, event.telephone, event.email]))
    lines = [
        cancelled if event.cancelled and event.cancelled_because else "",
        event.summary,
        _("Organiser: %(name)s") % {"name": event.organiser} if event.organiser else "",
        _("Whom to ask: %(contact)s") % {"contact": ask} if ask else "",
        _("Sign up: %(address)s") % {"address": event.sign_up_url} if event.sign_up_url else "",
    ]
    return "\n".join(filter(None, lines))
