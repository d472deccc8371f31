"""What a group should know before it starts: of one theme, for one place, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kmportal.core.models import ContentPage, PageContributor
from kmportal.places.models import Place
from kmportal.places.nearness import with_nearness
from kmportal.places.positions import Precision, distance_km
from kmportal.themes.querysets import pages_about
from learning_centers.directory.nearest import Distance
from learning_centers.models import LearningCenterPage
from lessons.models import LessonPage, ResearchAbstractPage

if TYPE_CHECKING:
    from wagtail.models import Locale

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.themes.models import Theme

#: Where a centre is shown on maps.
SHOWN_AT = ("shown_latitude", "shown_longitude")
MOST_LESSONS, MOST_CENTERS, MOST_RESEARCH, MOST_PEOPLE = 6, 5, 4, 8


@dataclass(frozen=True)
class Person:
    """Somebody who told or wrote down one of the lessons."""

    contributor: PageContributor
    lesson: LessonPage


class Brief:
    """Only pages that anyone may read, so that it can be sent to anyone."""

    def __init__(self, theme: Theme | None, place: Place | None, locale: Locale) -> None:
        self.theme, self.place, self.locale = theme, place, locale

    @property
    def asked(self) -> bool:
        return bool(self.theme or self.place)

    @property
    def empty(self) -> bool:
        return not (self.lessons or self.centers or self.research)

    @property
    def title(self) -> str:
        names = [each.name for each in (self.theme,) if each]
        names += [self.place.full_name] if self.place else []
        return " · ".join(names)

    @property
    def url(self) -> str:
        return brief_url(self.theme, self.place)

    @property
    def saving_url(self) -> str:
        return brief_url(self.theme, self.place, "save_brief")

    @cached_property
    def lessons(self) -> list[LessonPage]:
        """The nearest first, of those the most used; superseded ones are left out."""
        found = self._about(LessonPage).filter(superseded_by=None)
        ordered = found.order_by("-nearness", "-applied_count", "-content_date", "-pk")
        return list(ordered.with_shown_relations()[:MOST_LESSONS])

    @cached_property
    def centers(self) -> list[LearningCenterPage]:
        """By the way from the place; those nobody knows the position of come after the others."""
        found = self._about(LearningCenterPage)
        here = self.place.position if self.place else None
        if not here:
            return _first(found, MOST_CENTERS)
        known = found.order_by("-nearness", "-content_date", "-pk").values_list("pk", *SHOWN_AT)
        away = {pk: None if None in at else distance_km(here, at) for pk, *at in known}
        nearest = sorted(away, key=lambda pk: (away[pk] is None, away[pk] or 0))[:MOST_CENTERS]
        centers = _first(found.filter(pk__in=nearest), MOST_CENTERS)
        for center in centers:
            center.distance = _distance(away[center.pk], here.precision, center.shown_precision)
        return sorted(centers, key=lambda center: nearest.index(center.pk))

    @cached_property
    def research(self) -> list[ResearchAbstractPage]:
        return _first(self._about(ResearchAbstractPage), MOST_RESEARCH)

    @cached_property
    def people(self) -> list[Person]:
        """Each once, with the first of the lessons they told."""
        found: dict[object, Person] = {}
        for lesson in self.lessons:
            for contributor in lesson.contributors.all():
                key = contributor.member_id or contributor.shown_name
                found.setdefault(key, Person(contributor, lesson))
        return list(found.values())[:MOST_PEOPLE]

    def _about(self, model: type[ContentPage]) -> ContentPageQuerySet:
        """Of the theme wherever they are; without a theme, of the place or what it belongs to."""
        pages = model.objects.readable().shown_in(self.locale)
        if self.theme:
            pages = pages.filter(pk__in=pages_about(self.theme).values("pk"))
        found = with_nearness(pages, self.place)
        return found if self.theme else found.filter(Q(nearness__gt=0))


def _first(found: ContentPageQuerySet, most: int) -> list:
    ordered = found.order_by("-nearness", "-content_date", "-pk")
    return list(ordered.defer_streamfields().with_shown_relations()[:most])


def _distance(km: float | None, *precisions: str) -> Distance | None:
    """From the middle of a tambon, or nearer, to a centre's own place, it can be said exactly."""
    areas = (Precision.AMPHOE, Precision.PROVINCE)
    return None if km is None else Distance(km, any(each in areas for each in precisions))


def brief_url(theme: Theme | None, place: Place | None, view: str = "before_you_start") -> str:
    """What was chosen is all in the address, so that it can be kept and sent."""
    asked = {"theme": theme.slug if theme else "", "place": place.code if place else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse(view)}?{query}"


def nearness_label(nearness: int) -> str:
    """How near a page is, in words; nothing for what is far."""
    return {
        int(Place.Level.TAMBON): _("in your tambon"),
        int(Place.Level.AMPHOE): _("in your amphoe"),
        int(Place.Level.PROVINCE): _("in your province"),
        int(Place.Level.REGION): _("in your region"),
    }.get(nearness, "")
