"""What is kept of menus is forgotten when anything it shows may have changed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from kmportal.core.models import PortalImage

from .models import MenuSettings
from .snapshot import by_site

by_site.watch(MenuSettings, Site, PageViewRestriction)


@receiver((post_save, post_delete), dispatch_uid="menus.shown_changed")
def shown_changed(instance: Any, created: bool = False, **signal: Any) -> None:
    """A page of any type that a menu shows: its title, address, or whether it is published; a logo.

    A process that keeps no menus does not know which pages they show: there any page counts.
    """
    if isinstance(instance, Page):
        known = by_site().values()
        if not known or any(menus.shows(instance) for menus in known):
            by_site.forget()
    elif isinstance(instance, PortalImage) and not created:
        by_site.forget()


@receiver(post_page_move, dispatch_uid="menus.page_moved")
@receiver(
    m2m_changed,
    sender=PageViewRestriction.groups.through,
    dispatch_uid="menus.groups_changed",
)
def forget(**signal: Any) -> None:
    by_site.forget()
