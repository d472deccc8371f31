"""What time alone brings about: pages that nobody has touched, and pages whose time has run out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import DateTimeField, F, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.models import Page

from kmportal.core.bin_tree import outside_bin

from .events import Event, Happening

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .models import Rule

#: Of one rule in one run; the others come the next day.
MOST = 500


def cause_of_expiry(page: Page) -> str:
    """The same for the signal and for the command: whichever comes first, it happens once."""
    return f"{Event.EXPIRED}:{page.expire_at:%Y%m%d%H%M%S}" if page.expire_at else Event.EXPIRED


def untouched_for(days: int) -> QuerySet[Page]:
    """Live pages, the longest untouched first. To look one through and find it still right is to
    touch it."""
    before = timezone.now() - datetime.timedelta(days=days)
    # SQLite knows no greatest of several where one is missing.
    missing = ("first_published_at", "latest_revision_created_at")
    times = ("latest_revision_created_at", "last_published_at", "still_right__confirmed_at")
    written = Greatest(*(Coalesce(time, *missing) for time in times), output_field=DateTimeField())
    pages = Page.objects.live().filter(outside_bin(), depth__gt=1, alias_of=None)
    pages = pages.annotate(touched_at=written)
    return pages.filter(touched_at__lt=before).order_by("touched_at", "pk")


def happenings(rule: Rule) -> Iterator[Happening]:
    """What this rule waits for and is so now, whether it has acted on it before or not."""
    if rule.event == Event.UNTOUCHED and rule.days:
        for page in untouched_for(rule.days):
            yield _untouched(page, rule.days)
    elif rule.event == Event.EXPIRED:
        for page in expired_since(_watched_since(rule)):
            yield Happening(Event.EXPIRED.value, page.pk, cause_of_expiry(page), page.expire_at)


def _watched_since(rule: Rule) -> datetime.datetime:
    """As far back as the log goes: what it has forgotten must not happen again."""
    now = timezone.now()
    return max(rule.active_since or now, now - datetime.timedelta(days=settings.NOTIFICATION_DAYS))


def _untouched(page: Page, days: int) -> Happening:
    """One cause for each time the days have passed since it was last touched."""
    passed = (timezone.now() - page.touched_at).days // days
    cause = f"{Event.UNTOUCHED}:{page.touched_at:%Y%m%d%H%M%S}:{days}:{passed}"
    at = page.touched_at + datetime.timedelta(days=passed * days)
    return Happening(Event.UNTOUCHED.value, page.pk, cause, at)


def expired_since(since: datetime.datetime) -> QuerySet[Page]:
    over = Q(expire_at__gte=since, expire_at__lte=timezone.now())
    seen = Q(live=True) | Q(expired=True)
    pages = Page.objects.filter(over, seen, outside_bin(), depth__gt=1, alias_of=None)
    return pages.order_by(F("expire_at"), "pk")
