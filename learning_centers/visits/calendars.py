"""Agreed visits as calendars understand them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from kmportal.core import calendars
from learning_centers.models import Visit

from .tokens import own_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

#: A calendar shows what is to come, and a little of what was.
PAST = datetime.timedelta(days=92)
MOST = 500


def of_request(visit: Visit) -> bytes:
    """For who asked; a visit that is off leaves her calendar."""
    event = _event(visit, visit.center.title)
    calendars.add_texts(event, location=visit.center.address)
    event.add("url", own_url(visit))
    return _calendar([event])


def of_keeper(visits: Iterable[Visit]) -> bytes:
    return _calendar(_for_keeper(visit) for visit in visits)


def _for_keeper(visit: Visit) -> Event:
    summary = _("%(group)s (%(people)s people)") % {"group": visit, "people": visit.people}
    event = _event(visit, summary)
    said = "\n".join(filter(None, [*visit.courses, visit.contact_name, visit.telephone]))
    calendars.add_texts(event, location=visit.center.title, description=said)
    event.add("url", calendars.absolute(reverse("visit_editor", args=[visit.pk])))
    return event


def _event(visit: Visit, summary: str) -> Event:
    on = visit.state in (Visit.State.AGREED, Visit.State.DONE)
    uid = f"visit-{visit.pk}@{calendars.host()}"
    event = calendars.component(uid, summary, sequence=visit.version, on=on)
    calendars.add_whole_days(event, visit.first_day, visit.last_day)
    return event


def _calendar(events: Iterable[Event]) -> bytes:
    return calendars.calendar(_("Visits to learning centres"), "visits", events)
