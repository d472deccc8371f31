"""New pages among the results of saved searches that are followed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from search.models import SavedSearch

from .models import Event, Follow, Notification
from .recipients import doers_of
from .telling import mail_at_once

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Engines find a page some time after it was published.
LATE = timedelta(minutes=30)


def look_through_searches() -> int:
    """How many pages were told. Asks the engine once a followed search, and only if anything is new."""
    newest = Event.objects.filter(kind=Event.Kind.PAGE).aggregate(at=Max("happened_at"))["at"]
    if newest is None:
        return 0
    due = Follow.objects.filter(
        kind=Follow.Kind.SEARCH, checked_at__lt=newest + LATE, member__is_active=True
    )
    return sum(_look_through(follow) for follow in list(due))


def _look_through(follow: Follow) -> int:
    now = timezone.now()
    saved = SavedSearch.objects.filter(pk=follow.key, owner=follow.member_id).first()
    found = saved.new_results(max(follow.created_at, follow.checked_at - LATE)) if saved else []
    events = Event.objects.filter(kind=Event.Kind.PAGE, page__in=[page.pk for page in found])
    with transaction.atomic():
        told = _tell(follow, events.select_related("page"))
        Follow.objects.filter(pk=follow.pk).update(checked_at=now)
    return told


def _tell(follow: Follow, events: Iterable[Event]) -> int:
    """What was told already, in whatever way, is not told again."""
    told = 0
    for event in events:
        if follow.member_id in doers_of(event):
            continue
        facts = {
            "reason": Notification.Reason.FOLLOW,
            "follow": follow,
            "frequency": follow.frequency,
        }
        _row, new = Notification.objects.get_or_create(
            event=event, member_id=follow.member_id, defaults=facts
        )
        if new:
            mail_at_once(event)
            told += 1
    return told
