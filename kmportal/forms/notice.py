"""What whoever answers is told of her data, next to the form."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from .kinds import PURPOSES

if TYPE_CHECKING:
    from .models import FormPage


class Notice(NamedTuple):
    personal: list[str]
    purpose: str
    keep_days: int
    #: None where each answer has a time of its own.
    kept_until: datetime.date | None
    sums_only: bool


def notice_of(page: FormPage) -> Notice:
    personal = [each.label for each in page.form_fields.all() if each.is_personal]
    purpose = page.purpose or str(PURPOSES[page.form_kind])
    ends = last_day(page)
    until = ends + datetime.timedelta(days=page.keep_days) if ends else None
    sums_only = page.afterwards == page.Afterwards.SUMS
    return Notice(personal, purpose, page.keep_days, until, sums_only)


def last_day(page: FormPage) -> datetime.date | None:
    """From which the days of keeping count; none where each answer counts for itself."""
    event = page.event
    event_day = event.ends_on if event and not event.repeats else None
    return max(filter(None, (page.closes_on, event_day)), default=None)
