"""Signed addresses: of one visit for who asked, of one calendar for who keeps a centre."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from kmportal.core.calendars import absolute
from kmportal.core.tokens import RowSigner
from learning_centers.models import Visit, VisitCalendar

if TYPE_CHECKING:
    from kmportal.members.models import User

_visits = RowSigner("learning_centers.visits.visit")
_calendars = RowSigner("learning_centers.visits.calendar")


def token_of(visit: Visit) -> str:
    """Only while its personal data are kept."""
    if visit.key is None:
        raise ValueError(visit.pk)
    return _visits.token(visit.pk, visit.key)


def visit_from(token: str) -> Visit | None:
    """None for a link that was cut off, changed, or whose visit has been forgotten."""
    found = _visits.read(token)
    if found is None:
        return None
    return Visit.objects.with_center().filter(pk=found[0], key=found[1]).first()


def calendar_token_of(user: User) -> str:
    calendar, _made = VisitCalendar.objects.get_or_create(member=user)
    return _calendars.token(user.pk, calendar.key)


def calendar_owner(token: str) -> User | None:
    found = _calendars.read(token)
    if found is None:
        return None
    calendars = VisitCalendar.objects.select_related("member").filter(member__is_active=True)
    calendar = calendars.filter(member=found[0], key=found[1]).first()
    return calendar.member if calendar else None


def renew_calendar(user: User) -> None:
    """The old address ends: whoever was given it sees nothing more."""
    VisitCalendar.objects.update_or_create(member=user, defaults={"key": uuid.uuid4()})


def own_url(visit: Visit, name: str = "visit") -> str:
    """The requester's page, in the language of her request: for mail, which has no request."""
    with translation.override(visit.language):
        return absolute(reverse(f"visits:{name}", args=[token_of(visit)]))
