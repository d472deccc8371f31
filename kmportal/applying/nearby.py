"""Lessons for people of one place: about what is worked on there, the nearest and most used first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Q

from kmportal.core.models import ContentPage
from kmportal.places.nearness import with_nearness
from kmportal.places.querysets import pages_in
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage

if TYPE_CHECKING:
    from wagtail.models import Locale

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.places.models import Place

MOST_SHOWN = 4
#: Of the themes of a place's pages, as many as say what it works on.
MOST_THEMES = 4


def lessons_for(place: Place, locale: Locale) -> list[LessonPage]:
    """From elsewhere, about the themes its own pages are about most."""
    own = pages_in(place).readable().order_by().values("pk")
    themes = PageTheme.objects.filter(page__in=own).values_list("theme_id", flat=True)
    most = [theme for theme, _count in Counter(themes).most_common(MOST_THEMES)]
    if not most:
        return []
    lessons = LessonPage.objects.readable().shown_in(locale).exclude(pk__in=own)
    about = ContentPage.objects.filter(theme_tags__theme__in=most).values("pk")
    return list(nearest(lessons.filter(pk__in=about), place)[:MOST_SHOWN])


def nearest(lessons: ContentPageQuerySet, place: Place | None) -> ContentPageQuerySet:
    """What is superseded comes last: whoever starts should read the newer one."""
    return (
        with_nearness(lessons, place)
        .annotate(old=Q(superseded_by__isnull=False))
        .order_by("old", "-nearness", "-applied_count", "-content_date", "-pk")
        .defer_streamfields()
        .with_shown_relations()
    )
