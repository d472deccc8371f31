"""What stands against a visit: too many people for a course, or another group on the same days.

It is only said, never decided: whoever keeps the centre knows its courtyard.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.core.dates import readable_days
from learning_centers.models import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from learning_centers.models import LearningCenterPage

    from .querysets import VisitQuerySet

MOST_DAYS_SHOWN = 12


class Course(NamedTuple):
    title: str
    length: str
    min_people: int | None
    max_people: int | None


def courses_of(center: LearningCenterPage) -> list[Course]:
    """By their titles, which is how a request remembers them; of two of one title, the first."""
    found = {
        block.value["title"]: Course(
            block.value["title"],
            block.value.get("length") or "",
            block.value.get("min_people"),
            block.value.get("max_people"),
        )
        for block in reversed(list(center.courses))
    }
    return list(reversed(found.values()))


def taken_days(center: LearningCenterPage) -> list[str]:
    """Days on which another group comes: nothing says which."""
    agreed = Visit.objects.of_center(center).agreed().upcoming().order_by("first_day", "last_day")
    days = agreed.values_list("first_day", "last_day").distinct()[:MOST_DAYS_SHOWN]
    return [readable_days(first, last) for first, last in days]


def warnings(
    center: LearningCenterPage,
    people: int,
    courses: Iterable[str],
    first: datetime.date,
    last: datetime.date,
    *,
    besides: Visit | None = None,
) -> list[str]:
    """What a group is told while it asks; nothing of it names another group."""
    said = [
        _("“%(course)s” takes at most %(most)s people; you wrote %(people)s.")
        % {"course": course.title, "most": course.max_people, "people": people}
        for course in _chosen(center, courses)
        if course.max_people and people > course.max_people
    ] + [
        _("“%(course)s” needs at least %(least)s people; you wrote %(people)s.")
        % {"course": course.title, "least": course.min_people, "people": people}
        for course in _chosen(center, courses)
        if course.min_people and people < course.min_people
    ]
    if _others(center, first, last, besides).agreed().exists():
        said.append(_("Another group comes on these days."))
    return said


def _chosen(center: LearningCenterPage, titles: Iterable[str]) -> list[Course]:
    wanted = set(titles)
    return [course for course in courses_of(center) if course.title in wanted]


def _others(
    center: LearningCenterPage, first: datetime.date, last: datetime.date, besides: Visit | None
) -> VisitQuerySet:
    found = Visit.objects.of_center(center).overlapping(first, last)
    return found.exclude(pk=besides.pk) if besides else found


class Fit(NamedTuple):
    """A course and how many would be in it, with the groups already agreed on those days."""

    title: str
    people: int
    together: int
    min_people: int | None
    max_people: int | None

    @property
    def over(self) -> bool:
        return bool(self.max_people and self.together > self.max_people)

    @property
    def under(self) -> bool:
        return bool(self.min_people and self.people < self.min_people)


@dataclass(frozen=True)
class Standing:
    """What the coordinator is shown, with numbers, before she agrees."""

    visit: Visit

    @cached_property
    def agreed(self) -> list[Visit]:
        return [other for other in self._others if other.state == Visit.State.AGREED]

    @cached_property
    def waiting(self) -> list[Visit]:
        return [other for other in self._others if other.state == Visit.State.NEW]

    @cached_property
    def people_together(self) -> int:
        return self.visit.people + sum(other.people for other in self.agreed)

    @cached_property
    def fits(self) -> list[Fit]:
        return [
            Fit(
                course.title,
                self.visit.people,
                self._together(course.title),
                course.min_people,
                course.max_people,
            )
            for course in _chosen(self.visit.center, self.visit.courses)
        ]

    @property
    def is_clear(self) -> bool:
        return not (self.agreed or any(fit.over or fit.under for fit in self.fits))

    @property
    def is_over(self) -> bool:
        return self.visit.last_day < timezone.localdate()

    def _together(self, title: str) -> int:
        others = sum(other.people for other in self.agreed if title in other.courses)
        return self.visit.people + others

    @cached_property
    def _others(self) -> list[Visit]:
        visit = self.visit
        found = _others(visit.center, visit.first_day, visit.last_day, visit)
        states = (Visit.State.AGREED, Visit.State.NEW)
        return list(found.filter(state__in=states).order_by("first_day", "pk"))
