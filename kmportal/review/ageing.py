"""Pages that nobody has looked through for as long as the settings say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from kmportal.members.models import User

from .models import Confirmation, ReviewInterval

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: The name of "still right" in the audit log.
STILL_RIGHT = "review.still_right"


@dataclass(frozen=True)
class Ageing:
    page: Page
    due_on: datetime.date


def months_by_type() -> dict[int, int]:
    return dict(ReviewInterval.objects.values_list("page_type", "months"))


def ageing(months: dict[int, int]) -> QuerySet[Page]:
    """Live pages that are due, the longest waiting first; `right_since` is what their time counts from."""
    now, due = timezone.now(), Q(pk=None)
    for page_type, count in months.items():
        due |= Q(content_type=page_type, right_since__lt=now - relativedelta(months=count))
    confirmed = F("still_right__confirmed_at")
    published = Coalesce("last_published_at", "first_published_at")
    later = When(still_right__confirmed_at__gt=F("published"), then=confirmed)
    pages = Page.objects.live().filter(alias_of=None).annotate(published=published)
    pages = pages.annotate(right_since=Case(later, default=F("published")))
    return pages.filter(due).order_by("right_since", "pk")


def due_on(page: Page, months: dict[int, int]) -> datetime.date:
    since = timezone.localdate(page.right_since)
    return since + relativedelta(months=months[page.content_type_id])


def due_for(owner: User) -> list[Ageing]:
    """Her own pages: who only looks after a branch finds the others in the report."""
    months = months_by_type()
    pages = ageing(months).filter(owner=owner)
    return [Ageing(page, due_on(page, months)) for page in pages]


def owners_due() -> QuerySet[User]:
    owners = ageing(months_by_type()).order_by().values("owner")
    return User.objects.filter(pk__in=owners, is_active=True).exclude(email="").order_by("pk")


def say_still_right(page: Page, user: User) -> None:
    Confirmation.objects.update_or_create(
        page=page, defaults={"confirmed_at": timezone.now(), "confirmed_by": user}
    )
    log(page, STILL_RIGHT, user=user)
