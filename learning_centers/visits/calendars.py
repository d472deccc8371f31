"""Agreed visits as calendars understand them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from learning_centers.models import Visit

from .tokens import absolute, own_url

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A calendar shows what is to come, and a little of what was.
PAST = datetime.timedelta(days=92)
MOST = 500


def of_request(visit: Visit) -> bytes:
    """For who asked; a visit that is off says so under the same name, and leaves her calendar."""
    event = _event(visit, visit.center.title)
    if visit.center.address:
        event.add("location", visit.center.address)
    event.add("url", own_url(visit))
    return _calendar([event])


def of_keeper(visits: Iterable[Visit]) -> bytes:
    return _calendar(_for_keeper(visit) for visit in visits)


def _for_keeper(visit: Visit) -> Event:
    summary = _("%(group)s (%(people)s people)") % {"group": visit, "people": visit.people}
    event = _event(visit, summary)
    event.add("location", visit.center.title)
    said = [*visit.courses, visit.contact_name, visit.telephone]
    event.add("description", "\n".join(filter(None, said)))
    event.add("url", absolute(reverse("visit_editor", args=[visit.pk])))
    return event


def _event(visit: Visit, summary: str) -> Event:
    event = Event()
    host = absolute("/").split("//", 1)[-1].split("/")[0].split(":")[0]
    event.add("uid", f"visit-{visit.pk}@{host}")
    event.add("dtstamp", timezone.now())
    event.add("summary", summary)
    event.add("dtstart", visit.first_day)
    event.add("dtend", visit.last_day + datetime.timedelta(days=1))  # the day it no longer lasts
    event.add("sequence", visit.version)
    on = visit.state in (Visit.State.AGREED, Visit.State.DONE)
    event.add("status", "CONFIRMED" if on else "CANCELLED")
    return event


def _calendar(events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//kmportal//visits//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Visits to learning centres"))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())
