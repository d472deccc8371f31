"""Checking the totals that sources state against the sum of our figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .entries import Entry, added, path_of
from .models import Figure, Indicator, StatedTotal


@dataclass(frozen=True)
class Check:
    """A stated total beside the sum of our figures."""

    total: StatedTotal
    sum: Decimal

    @property
    def difference(self) -> Decimal:
        return self.sum - self.total.value

    @property
    def agrees(self) -> bool:
        return not self.difference

    @property
    def written_sum(self) -> str:
        return self.total.indicator.written(self.sum)

    @property
    def written_difference(self) -> str:
        sign = "+" if self.difference > 0 else "−"
        return sign + self.total.indicator.written(abs(self.difference))


def checks(indicator: Indicator | None = None) -> list[Check]:
    """Every stated total (of the indicator) beside its sum, in two queries. Totals of which we have
    no figure at all, and percents, have no check."""
    totals = StatedTotal.objects.with_names().exclude(indicator__kind="percent")
    figures = Figure.objects.filter(indicator__in=totals.order_by().values("indicator"))
    if indicator:
        totals, figures = totals.filter(indicator=indicator), figures.filter(indicator=indicator)
    by_indicator: dict[int, list[Entry]] = defaultdict(list)
    for entry in figures.entries():
        by_indicator[entry.indicator].append(entry)
    found = []
    for total in totals:
        value = added(in_scope(by_indicator[total.indicator_id], total))
        if value is not None:
            found.append(Check(total, value))
    return found


def mismatches() -> list[Check]:
    return [check for check in checks() if not check.agrees]


def in_scope(entries: Iterable[Entry], total: StatedTotal) -> list[Entry]:
    place = total.place
    path = path_of(place.code, place.region and place.region.code) if place else ()
    return [
        entry
        for entry in entries
        if entry.path[: len(path)] == path
        and total.year in (None, entry.year)
        and total.category_id in (None, entry.category)
    ]
