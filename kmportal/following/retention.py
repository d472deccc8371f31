"""Old notifications and mails go: nobody looks at them, and they say what a person was told."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from .models import Mail, Notification

FINISHED = (Mail.State.SENT, Mail.State.EMPTY, Mail.State.GIVEN_UP, Mail.State.UNCERTAIN)


def notifications() -> int:
    """Those no mail is still to tell of. Their events stay, so that nothing is told a second time."""
    before = _before()
    old = Notification.objects.filter(created_at__lt=before)
    return old.exclude(mail__state__in=_unfinished()).delete()[0]


def mails() -> int:
    """A mail whose notifications are still here stays with them: without it they would be sent again."""
    old = Mail.objects.filter(state__in=FINISHED, due_at__lt=_before(), notifications=None)
    return old.delete()[0]


def _before() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=settings.NOTIFICATION_DAYS)


def _unfinished() -> list[str]:
    return [state for state in Mail.State.values if state not in FINISHED]
