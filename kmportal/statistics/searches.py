"""What was searched for: how often, by month, and the words that enough people asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from search.models import AskedQuery
from search.query_log import POPULAR_ASKERS

from .counting import Counted, Pair
from .periods import months_after
from .tables import Heading, Row, Table

if TYPE_CHECKING:
    import datetime

    from .periods import Period

MOST_WORDS = 100


def by_month(period: Period) -> dict[str, dict[datetime.date, Pair]]:
    """Each month beside its earlier one. Searches are kept by whole months."""
    rows = (
        AskedQuery.objects.filter(month__range=(period.before.first, period.last))
        .values("month")
        .annotate(all=Sum("times"), none=Sum("times", filter=Q(found=0), default=0))
        .order_by()
    )
    found: dict[datetime.date, Any] = {row["month"]: row for row in rows}
    return {
        _("Searches"): _pairs(found, "all", period),
        _("Searches that found nothing"): _pairs(found, "none", period),
    }


def _pairs(found: dict[datetime.date, Any], name: str, period: Period) -> dict[datetime.date, Pair]:
    def counted(month: datetime.date) -> Counted:
        return Counted(found[month][name] if month in found else 0)

    back = -len(period.months)
    return {
        month: Pair(counted(month), counted(months_after(month, back))) for month in period.months
    }


def words(period: Period, *, without_results: bool) -> Table:
    """Only texts that enough people asked for in one month to be nobody's own."""
    texts = _texts(period)
    if without_results:
        texts = texts.filter(missed__gt=0).order_by("-missed", "-people", "text")
    rows = [
        Row(row["text"], [row[name] for name in ("people", "all", "missed")])
        for row in texts[:MOST_WORDS]
    ]
    title = _("Searched for and not found") if without_results else _("Searched for most")
    return Table(
        title=title,
        headings=[
            Heading(_("What was searched for"), is_number=False),
            Heading(_("People")),
            Heading(_("Times")),
            Heading(_("Times nothing was found")),
        ],
        rows=rows,
        notes=[
            _("Only words that at least %(count)s people searched for in one month.")
            % {"count": POPULAR_ASKERS}
        ],
    )


def _texts(period: Period) -> QuerySet[Any, Any]:
    asked = AskedQuery.objects.filter(month__range=(period.first, period.last))
    return (
        asked.values("text")
        .annotate(
            most=Max("askers"),
            people=Sum("askers"),
            all=Sum("times"),
            missed=Sum("times", filter=Q(found=0), default=0),
        )
        .filter(most__gte=POPULAR_ASKERS)
        .order_by("-people", "text")
    )
