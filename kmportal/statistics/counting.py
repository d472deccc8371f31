"""The sums, made in the database: one question for each measure, one more where pages have tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Q, QuerySet

from .dimensions import MONTHS, Dimension
from .measures import MEASURES, Measure
from .periods import Period, months_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .scope import Scope

#: A number of people that could be guessed, where only members can have been there.
FEW = 3


@dataclass
class Counted:
    """`closed` is the part of it on pages that not everybody may read."""

    value: int = 0
    closed: int = 0

    @property
    def is_told(self) -> bool:
        return not (self.closed and self.value < FEW)

    def __add__(self, other: Counted) -> Counted:
        return Counted(self.value + other.value, self.closed + other.closed)


@dataclass
class Pair:
    """The chosen period and the one before it."""

    now: Counted = field(default_factory=Counted)
    before: Counted = field(default_factory=Counted)

    def __add__(self, other: Pair) -> Pair:
        return Pair(self.now + other.now, self.before + other.before)


@dataclass
class Sums:
    """One measure's: by the keys of the dimension, of pages it says nothing of, and of all pages."""

    by_key: dict[Any, Pair]
    without: Pair
    total: Pair


def sums(measure: Measure, dimension: Dimension, period: Period, scope: Scope) -> Sums:
    count = _Count(measure, period, scope)
    rows = dimension.rows(measure, scope, count.either(dimension.to_page))
    by_key = count.by_key(rows, dimension.to_page)
    if dimension is MONTHS:
        by_key = _beside_each_other(by_key, period)
    if not dimension.tags:
        return Sums(by_key, Pair(), sum(by_key.values(), Pair()))
    is_tagged = Exists(dimension.tagged(measure))
    pages = count.by_key(scope.pages.filter(count.either()).annotate(key=is_tagged))
    return Sums(by_key, pages.get(False, Pair()), sum(pages.values(), Pair()))


def all_sums(dimension: Dimension, period: Period, scope: Scope) -> dict[Measure, Sums]:
    return {measure: sums(measure, dimension, period, scope) for measure in MEASURES}


@dataclass(frozen=True)
class _Count:
    """What is asked of rows that have a `key`."""

    measure: Measure
    period: Period
    scope: Scope

    def either(self, to_page: str = "") -> Q:
        during = self.measure.during
        return during(self.period, to_page) | during(self.period.before, to_page)

    def by_key(self, rows: QuerySet[Any], to_page: str = "") -> dict[Any, Pair]:
        closed = self.scope.is_closed(to_page)
        sides = {"now": self.period, "before": self.period.before}
        amounts = {}
        for name, period in sides.items():
            during = self.measure.during(period, to_page)
            amounts[name] = self.measure.amount(during, to_page)
            if self.measure.of_people:
                amounts[f"{name}_closed"] = self.measure.amount(during & closed, to_page)
        return {
            row["key"]: Pair(*(Counted(row[name], row.get(f"{name}_closed", 0)) for name in sides))
            for row in rows.values("key").annotate(**amounts).order_by()
        }


def _beside_each_other(by_month: Mapping[Any, Pair], period: Period) -> dict[Any, Pair]:
    """Each month with the one it is compared with, which the database gave by its own name."""
    back = -len(period.months)
    return {
        month: Pair(
            by_month.get(month, Pair()).now,
            by_month.get(months_after(month, back), Pair()).before,
        )
        for month in period.months
    }
