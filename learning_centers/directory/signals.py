"""What changes the directory: its centers, their tags, and who may read which pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from kmportal.core.models import ContentPage
from kmportal.places.models import PagePlace, Place
from kmportal.places.signals import place_set, places_loaded
from kmportal.themes.models import PageTheme, Theme
from learning_centers.models import DirectoryVersion, LearningCenterPage


@receiver((post_save, post_delete), dispatch_uid="learning_centers.directory_changed")
def renew_after(instance: Model, **signal: Any) -> None:
    if changes_directory(instance) and not signal.get("raw"):
        DirectoryVersion.renew()


@receiver((place_set, places_loaded), dispatch_uid="learning_centers.directory_placed")
@receiver(post_page_move, dispatch_uid="learning_centers.directory_moved")
@receiver(page_slug_changed, dispatch_uid="learning_centers.directory_renamed")
@receiver(page_unpublished, dispatch_uid="learning_centers.directory_unpublished")
def renew(**signal: Any) -> None:
    """Pages below a page that moves, and places that are loaded, send no signals of their own."""
    DirectoryVersion.renew()


def changes_directory(instance: Model) -> bool:
    """Pages of other kinds are no part of it, nor are their tags."""
    if isinstance(instance, PagePlace | PageTheme):
        return _of_center(instance)
    if isinstance(instance, ContentPage):
        return isinstance(instance, LearningCenterPage) or type(instance) is ContentPage
    return isinstance(instance, Page | PageViewRestriction | Site | Place | Theme)


def _of_center(tag: PagePlace | PageTheme) -> bool:
    page = tag.page
    return page is not None and issubclass(page.specific_class or Page, LearningCenterPage)
