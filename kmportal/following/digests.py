"""What was not told at once goes out together: each day, or each week from Monday, by Bangkok's calendar."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .models import Frequency, Mail, Notification

BANGKOK = datetime.timezone(datetime.timedelta(hours=7))  # no summer time, so a fixed distance


def prepare_digests(now: datetime.datetime | None = None) -> int:
    """Mail for every member with news from before today or this week; how many were made.

    Run as often as you like: news that is in a mail is in no other. A missed day comes with the next.
    """
    today = (now or timezone.now()).astimezone(BANGKOK).date()
    monday = today - datetime.timedelta(days=today.weekday())
    return _prepare(Mail.Scope.DAILY, today) + _prepare(Mail.Scope.WEEKLY, monday)


def _prepare(scope: Mail.Scope, first_day: datetime.date) -> int:
    until = datetime.datetime.combine(first_day, datetime.time.min, BANGKOK)
    waiting = Notification.objects.filter(
        frequency=Frequency(scope.value), mail=None, read_at=None, created_at__lt=until
    ).exclude(member__email="")
    members = waiting.order_by("member").values_list("member", flat=True).distinct()
    key = f"{scope}:{first_day.isoformat()}"
    return sum(_prepare_one(member, key, scope, waiting) for member in list(members))


def _prepare_one(member: int, key: str, scope: Mail.Scope, waiting: QuerySet[Notification]) -> bool:
    """The mail and what it holds appear together, so that none is sent half full."""
    with transaction.atomic():
        mail, new = Mail.objects.get_or_create(member_id=member, key=key, defaults={"scope": scope})
        if new:
            waiting.filter(member=member).update(mail=mail)
    return new
