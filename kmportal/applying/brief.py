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
from kmportal.themes.querysets import pages_about
from learning_centers.models import LearningCenterPage
from lessons.models import LessonPage, ResearchAbstractPage

if TYPE_CHECKING:
    from wagtail.models import Locale

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.themes.models import Theme

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
        asked = {
            "theme": self.theme.slug if self.theme else "",
            "place": self.place.code if self.place else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('before_you_start')}?{query}"

    @cached_property
    def lessons(self) -> list[LessonPage]:
        """The nearest first, of those the most used; superseded ones are left out."""
        found = self._about(LessonPage).filter(superseded_by=None)
        ordered = found.order_by("-nearness", "-applied_count", "-content_date", "-pk")
        return list(ordered.with_shown_relations()[:MOST_LESSONS])

    @cached_property
    def centers(self) -> list[LearningCenterPage]:
        return self._nearest(LearningCenterPage, MOST_CENTERS)

    @cached_property
    def research(self) -> list[ResearchAbstractPage]:
        return self._nearest(ResearchAbstractPage, MOST_RESEARCH)

    @cached_property
    def people(self) -> list[Person]:
        """Each once, with the first of the lessons they told."""
        found: dict[object, Person] = {}
        for lesson in self.lessons:
            for contributor in lesson.contributors.all():
                key = contributor.member_id or contributor.shown_name
                found.setdefault(key, Person(contributor, lesson))
        return list(found.values())[:MOST_PEOPLE]

    def _nearest(self, model: type[ContentPage], most: int) -> list:
        found = self._about(model).order_by("-nearness", "-content_date", "-pk")
        return list(found.defer_streamfields().with_shown_relations()[:most])

    def _about(self, model: type[ContentPage]) -> ContentPageQuerySet:
        """Of the theme wherever they are; without a theme, of the place or what it belongs to."""
        pages = model.objects.readable().shown_in(self.locale)
        if self.theme:
            pages = pages.filter(pk__in=pages_about(self.theme).values("pk"))
        found = with_nearness(pages, self.place)
        return found if self.theme else found.filter(Q(nearness__gt=0))


def nearness_label(nearness: int) -> str:
    """How near a page is, in words; nothing for what is far."""
    return {
        int(Place.Level.TAMBON): _("in your tambon"),
        int(Place.Level.AMPHOE): _("in your amphoe"),
        int(Place.Level.PROVINCE): _("in your province"),
        int(Place.Level.REGION): _("in your region"),
    }.get(nearness, "")
