"""Where the portal's pages begin and lead is remembered; these changes make it ask again."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from .models import HomePage
from .navigation import NAVIGATION_KEY
from .querysets import ROOTS_KEY

#: Root, home page, and the pages below it.
DEEPEST_SHOWN = 3


@receiver(post_save, sender=Site, dispatch_uid="core.forget_roots_of_saved_site")
@receiver(post_delete, sender=Site, dispatch_uid="core.forget_roots_of_deleted_site")
@receiver(post_save, sender=HomePage, dispatch_uid="core.forget_roots_of_saved_home")
@receiver(post_delete, sender=HomePage, dispatch_uid="core.forget_roots_of_deleted_home")
@receiver(post_page_move, dispatch_uid="core.forget_roots_of_moved_page")
def forget_roots(**signal: Any) -> None:
    cache.delete_many([ROOTS_KEY, NAVIGATION_KEY])


@receiver((post_save, post_delete), dispatch_uid="core.forget_navigation")
def forget_navigation(instance: Any, **signal: Any) -> None:
    shown = isinstance(instance, Page) and instance.depth <= DEEPEST_SHOWN
    if shown or isinstance(instance, PageViewRestriction):
        cache.delete(NAVIGATION_KEY)
