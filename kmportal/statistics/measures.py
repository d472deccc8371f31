"""What is counted, and when it counts. A lower app's rows are reached from the page they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from kmportal.discussion.querysets import PUBLISHED
from lessons.models import Application

if TYPE_CHECKING:
    from django.db.models import Aggregate
    from django.utils.functional import Promise

    from .periods import Period


@dataclass(frozen=True)
class Measure:
    """`path` leads from a page to the rows counted, `when` and `only` are fields of those. Without a
    path it is the pages themselves. `summed` is the field to add up, where rows are not one each.
    `of_people`: a small number may tell who it was."""

    key: str
    label: Promise
    when: str
    path: str = ""
    only: tuple[tuple[str, Any], ...] = ()
    summed: str = ""
    is_day: bool = False
    of_people: bool = True

    def field(self, name: str, to_page: str = "") -> str:
        return f"{to_page}{self.path}{name}"

    def during(self, period: Period, to_page: str = "") -> Q:
        """Within the period, and of those that count. One condition, so that it is one join."""
        name = self.field(self.when, to_page)
        if self.is_day:
            within = Q(**{f"{name}__range": (period.first, period.last)})
        else:
            start, end = period.moments
            within = Q(**{f"{name}__gte": start, f"{name}__lt": end})
        return within & Q(**{self.field(field, to_page): value for field, value in self.only})

    def amount(self, counting: Q, to_page: str = "") -> Aggregate:
        if self.summed:
            return Sum(self.field(self.summed, to_page), filter=counting, default=0)
        return Count(self.field("pk", to_page), filter=counting)


READS = Measure("reads", _("Reads"), "day", "day_reads__", summed="count", is_day=True)
COMMENTS = Measure("comments", _("Comments"), "written_at", "comments__", (("state", PUBLISHED),))
APPLICATIONS = Measure(
    "applications",
    _("Uses of lessons"),
    "created_at",
    "lessonpage__applications__",
    (("state", Application.State.PUBLISHED),),
)
NEW_PAGES = Measure(
    "new", _("New pages"), "first_published_at", only=(("live", True),), of_people=False
)
MEASURES = (READS, COMMENTS, APPLICATIONS, NEW_PAGES)
