"""Takes reads from memory to the tables, where no read counts twice whichever process brought it."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from kmportal.core.models import ContentPage

from .buffer import waiting
from .models import DayReads, Mark, TotalReads

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from .visits import Read

logger = logging.getLogger(__name__)


def flush_when_due(**signal: object) -> None:
    """Runs when an answer has been sent; at most once in an interval does it reach the database."""
    seconds = settings.READS_FLUSH_SECONDS
    if seconds is not None:
        _flush_or_keep(waiting.take(older_than=seconds))


def flush_at_exit() -> None:
    if settings.READS_FLUSH_SECONDS is not None:
        _flush_or_keep(waiting.take())


def flush() -> int:
    """Count now what this process holds; how many reads were new."""
    return count_reads(waiting.take())


def _flush_or_keep(reads: Collection[Read]) -> None:
    if not reads:
        return
    try:
        count_reads(reads)
        forget_past_days()
    except DatabaseError:
        waiting.put_back(reads)
        logger.warning("%s reads could not be counted yet", len(reads), exc_info=True)


@transaction.atomic
def count_reads(reads: Collection[Read]) -> int:
    """Every mark is written once, then counted once by whoever locks it first."""
    asked = {read.page_id for read in reads}
    here = set(ContentPage.objects.filter(pk__in=asked).values_list("pk", flat=True))
    # In one order everywhere: two processes wait for each other in turn, never in a circle.
    marks = [
        Mark(mark=read.mark, page_id=read.page_id, day=read.day)
        for read in sorted(reads)
        if read.page_id in here
    ]
    Mark.objects.bulk_create(marks, ignore_conflicts=True, batch_size=500)
    fresh = list(Mark.objects.select_for_update().filter(counted=False).order_by("pk"))
    _add([(mark.page_id, mark.day) for mark in fresh])
    Mark.objects.filter(pk__in=[mark.pk for mark in fresh]).update(counted=True)
    return len(fresh)


def forget_past_days() -> int:
    """A day's marks have no use when it is over."""
    past = Mark.objects.filter(day__lt=timezone.localdate(), counted=True)
    return past._raw_delete(past.db)


def _add(reads: list[tuple[int, datetime.date]]) -> None:
    days = Counter(reads)
    DayReads.objects.bulk_create(
        [DayReads(page_id=page, day=day) for page, day in sorted(days)], ignore_conflicts=True
    )
    for (page, day), count in sorted(days.items()):
        DayReads.objects.filter(page_id=page, day=day).update(count=F("count") + count)
    pages = Counter(page for page, _day in reads)
    TotalReads.objects.bulk_create(
        [TotalReads(page_id=page) for page in sorted(pages)], ignore_conflicts=True
    )
    for page, count in sorted(pages.items()):
        TotalReads.objects.filter(page_id=page).update(count=F("count") + count)
