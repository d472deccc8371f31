"""Signed addresses: of one visit for who asked, of one calendar for who keeps a centre."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from django.core import signing
from django.urls import reverse
from django.utils import translation

from kmportal.core.calendars import absolute
from learning_centers.models import Visit, VisitCalendar

if TYPE_CHECKING:
    from kmportal.members.models import User

_visits = signing.Signer(salt="learning_centers.visits.visit")
_calendars = signing.Signer(salt="learning_centers.visits.calendar")
_CONTENT = re.compile(r"(\d{1,18})-([0-9a-f]{32})")


def token_of(visit: Visit) -> str:
    """Only while its personal data are kept."""
    if visit.key is None:
        raise ValueError(visit.pk)
    return _visits.sign(f"{visit.pk}-{visit.key.hex}")


def visit_from(token: str) -> Visit | None:
    """None for a link that was cut off, changed, or whose visit has been forgotten."""
    found = _read(_visits, token)
    if found is None:
        return None
    return Visit.objects.with_center().filter(pk=found[0], key=found[1]).first()


def calendar_token_of(user: User) -> str:
    calendar, _made = VisitCalendar.objects.get_or_create(member=user)
    return _calendars.sign(f"{user.pk}-{calendar.key.hex}")


def calendar_owner(token: str) -> User | None:
    found = _read(_calendars, token)
    if found is None:
        return None
    calendars = VisitCalendar.objects.select_related("member").filter(member__is_active=True)
    calendar = calendars.filter(member=found[0], key=found[1]).first()
    return calendar.member if calendar else None


def renew_calendar(user: User) -> None:
    """The old address ends: whoever was given it sees nothing more."""
    VisitCalendar.objects.update_or_create(member=user, defaults={"key": uuid.uuid4()})


def _read(signer: signing.Signer, token: str) -> tuple[int, uuid.UUID] | None:
    try:
        match = _CONTENT.fullmatch(signer.unsign(token))
    except signing.BadSignature:
        return None
    return (int(match[1]), uuid.UUID(match[2])) if match else None


def own_url(visit: Visit, name: str = "visit") -> str:
    """The requester's page, in the language of her request: for mail, which has no request."""
    with translation.override(visit.language):
        return absolute(reverse(f"visits:{name}", args=[token_of(visit)]))
