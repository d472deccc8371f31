"""How often pages were read, for templates, lists and the stewards' reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Sum

from .models import DayReads, TotalReads

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from kmportal.core.models import ContentPage


def of(pages: Collection[ContentPage]) -> dict[int, int]:
    """Reads by page, in one query, with those a note brought from where it was first published.

    Give pages of their own types: only those know what they brought.
    """
    rows = TotalReads.objects.filter(page__in=[page.pk for page in pages])
    counted = dict(rows.values_list("page_id", "count"))
    return {
        page.pk: counted.get(page.pk, 0) + (getattr(page, "read_count", 0) or 0) for page in pages
    }


def between(
    pages: Collection[ContentPage], first: datetime.date, last: datetime.date
) -> dict[int, int]:
    """Reads here on these days, both included; a page nobody read is there with 0."""
    rows = DayReads.objects.filter(page__in=[page.pk for page in pages], day__range=(first, last))
    sums = dict(rows.order_by().values_list("page_id").annotate(Sum("count")))
    return {page.pk: sums.get(page.pk, 0) for page in pages}
