"""An event becomes notifications, and those that want mail at once become mail: all of it or nothing."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django_tasks import task

from .delivery import deliver
from .models import Event, Frequency, Mail, Notification
from .recipients import Recipient, recipients_of

logger = logging.getLogger(__name__)

BATCH = 500
#: A task that has not run by then is taken for lost.
LOST_AFTER = timedelta(minutes=5)


@task()
def tell(event_id: int) -> None:
    """Run in the background: a page may have thousands of followers."""
    if tell_now(event_id):
        deliver.enqueue()


def tell_lost() -> int:
    """Events whose task was lost with its worker."""
    lost = Event.objects.filter(told_at=None, happened_at__lt=timezone.now() - LOST_AFTER)
    return sum(_told(pk) for pk in list(lost.values_list("pk", flat=True)))


def _told(event_id: int) -> bool:
    try:
        return tell_now(event_id)
    except Exception:  # one event that cannot be told must not hold back all after it
        logger.exception("Event %s could not be told.", event_id)
        return False


def tell_now(event_id: int) -> bool:
    """False where it was told before, or is gone. Two workers with the same event: one waits."""
    with transaction.atomic():
        untold = Event.objects.filter(pk=event_id, told_at=None)
        if not untold.update(told_at=timezone.now()):
            return False
        event = Event.objects.select_related("page", "comment__parent").get(pk=event_id)
        _notify(event, recipients_of(event))
        _drop_unreadable(event)
        mail_at_once(event)
    return True


def _notify(event: Event, recipients: list[Recipient]) -> None:
    rows = (
        Notification(
            event=event,
            member_id=each.member_id,
            reason=each.reason,
            follow_id=each.follow_id,
            frequency=each.frequency,
        )
        for each in recipients
    )
    Notification.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _drop_unreadable(event: Event) -> None:
    """Asked after writing: the condition of one member and the condition of thousands are the same."""
    readable = Notification.objects.filter(event=event).readable()
    Notification.objects.filter(event=event).exclude(pk__in=readable.values("pk")).delete()


def mail_at_once(event: Event) -> None:
    urgent = Notification.objects.filter(event=event, frequency=Frequency.AT_ONCE, mail=None)
    urgent = urgent.exclude(member__email="")
    members = urgent.values_list("member", flat=True)
    rows = [Mail(member_id=pk, key=event.key, scope=Mail.Scope.ONE) for pk in members]
    Mail.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    mine = Mail.objects.filter(member=OuterRef("member"), key=event.key)
    urgent.update(mail=Subquery(mine.values("pk")[:1]))
