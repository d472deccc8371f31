"""What is known of people who asked for a visit: in a member's copy, gone with her account, and after a time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from learning_centers.models import Visit, VisitFeedback, VisitMail, VisitMessage

from .requests import withdraw

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .querysets import VisitQuerySet

EXPORTED = (
    *("group", "people", "first_day", "last_day", "courses", "wishes", "contact_name"),
    *("telephone", "email", "line_id", "language", "state", "created_at"),
)
#: Spam is looked through within a month or never.
SPAM_DAYS = 30


def export(user: User) -> list[dict[str, Any]]:
    visits = Visit.objects.filter(member=user).with_center().prefetch_related("messages")
    return [_exported(visit) for visit in visits.select_related("feedback")]


def _exported(visit: Visit) -> dict[str, Any]:
    told = getattr(visit, "feedback", None)
    return {name: getattr(visit, name) for name in EXPORTED} | {
        "centre": visit.center.title if visit.center.live else None,
        "messages": [
            {"from_centre": each.from_center, "text": each.text, "when": each.created_at}
            for each in visit.messages.all()
        ],
        "feedback": told and {"rating": told.rating, "learned": told.learned},
    }


def erase(user: User, keep: bool) -> None:
    """Nothing of a request is public: what was to come is called off, and all of it is forgotten.

    The mail that calls it off is written when it is sent, and then names no one any more."""
    mine = Visit.objects.filter(member=user).exclude(key=None)
    for visit in mine.upcoming():
        withdraw(visit)
    forget(mine)


def forget_old() -> int:
    """Requests whose time is over; numbers, days and ratings stay for the centre's figures."""
    today = timezone.localdate()
    before = today - datetime.timedelta(days=settings.VISIT_DATA_DAYS)
    spam_before = timezone.now() - datetime.timedelta(days=SPAM_DAYS)
    spam = Visit.objects.filter(state=Visit.State.SPAM, created_at__lt=spam_before)
    _rows, removed = spam.delete()
    old = Visit.objects.filter(last_day__lt=before).exclude(key=None)
    return forget(old) + removed.get("learning_centers.Visit", 0)


@transaction.atomic
def forget(visits: VisitQuerySet) -> int:
    keys = list(visits.values_list("pk", flat=True))
    called_off = Q(kind=VisitMail.Kind.WITHDRAWN, state=VisitMail.State.WAITING)
    VisitMail.objects.filter(~called_off, visit__in=keys).delete()
    VisitMessage.objects.filter(visit__in=keys).update(text="", author=None)
    VisitFeedback.objects.filter(visit__in=keys).update(learned="")
    empty = dict.fromkeys(
        ("group", "wishes", "contact_name", "telephone", "email", "line_id", "fingerprint"), ""
    )
    return Visit.objects.filter(pk__in=keys).update(
        **empty,
        key=None,
        member=None,
        masked_address="",
        address_hash="",
        address_hash_expires=None,
        forgotten_at=timezone.now(),
    )
