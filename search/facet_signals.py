"""Changes beside a page that change what it can be narrowed down by, or the names it is found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from kmportal.core.models import ContentPage, PageContributor
from kmportal.core.models.content_page import PageTag
from kmportal.discussion.models import Comment
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme, Theme
from kmportal.themes.querysets import with_branches
from lessons.models import Application, LessonPage

from .reindexing import soon

if TYPE_CHECKING:
    from django.db.models import QuerySet


@receiver([post_save, post_delete], sender=Comment, dispatch_uid="search.comments")
def comment_changed(instance: Comment, **signal: object) -> None:
    soon([instance.page_id])


@receiver([post_save, post_delete], sender=Application, dispatch_uid="search.applications")
def application_changed(instance: Application, **signal: object) -> None:
    """The lesson is found by what is told of its use, and so are its translations."""
    key = instance.lesson.translation_key
    soon(_keys(LessonPage.objects.filter(translation_key=key)))


@receiver([post_save, post_delete], sender=PagePlace, dispatch_uid="search.page_places")
@receiver([post_save, post_delete], sender=PageTheme, dispatch_uid="search.page_themes")
@receiver([post_save, post_delete], sender=PageContributor, dispatch_uid="search.contributors")
def tag_changed(instance: PagePlace | PageTheme | PageContributor, **signal: object) -> None:
    """A page is indexed as it is saved, and its tags are saved after it."""
    soon([instance.page_id])


@receiver([post_save, post_delete], sender=PageTag, dispatch_uid="search.page_tags")
def free_tag_changed(instance: PageTag, **signal: object) -> None:
    soon([instance.content_object_id])


@receiver(post_save, sender=Theme, dispatch_uid="search.themes")
def theme_changed(instance: Theme, created: bool, **signal: object) -> None:
    if not created:
        soon(_keys(ContentPage.objects.filter(theme_tags__theme__in=with_branches(instance))))


@receiver(post_save, sender=Place, dispatch_uid="search.places")
def place_changed(instance: Place, created: bool, **signal: object) -> None:
    """Also of areas that were abolished for it: their pages count where the successor is."""
    if not created:
        within = Place.objects.within(instance).values("pk")
        soon(_keys(ContentPage.objects.filter(place_tags__place__in=within)))


def _keys(pages: QuerySet[ContentPage]) -> set[int]:
    return set(pages.order_by().values_list("pk", flat=True))
