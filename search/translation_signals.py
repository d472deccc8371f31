"""A page is found by what its translations are called, as long as anyone may read them."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from kmportal.core.models import ContentPage

from .reindexing import soon


@receiver([page_published, page_unpublished], dispatch_uid="search.published")
def translation_changed(instance: Page, **signal: object) -> None:
    if isinstance(instance, ContentPage):
        _reindex_others([instance.translation_key], but=[instance.pk])


@receiver(post_delete, dispatch_uid="search.deleted")
def translation_deleted(instance: object, **signal: object) -> None:
    if isinstance(instance, ContentPage):
        _reindex_others([instance.translation_key], but=[instance.pk])


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="search.restricted")
def restriction_changed(instance: PageViewRestriction, **signal: object) -> None:
    _reindex_translations_below(instance.page)


@receiver(post_page_move, dispatch_uid="search.moved")
def page_moved(instance: Page, **signal: object) -> None:
    """It may have come to lie below a private page, or no longer to."""
    _reindex_translations_below(instance)


def _reindex_translations_below(top: Page) -> None:
    pages = ContentPage.objects.descendant_of(top, inclusive=True)
    _reindex_others(pages.order_by().values("translation_key"), but=pages.order_by().values("pk"))


def _reindex_others(keys: object, but: object) -> None:
    others = ContentPage.objects.filter(translation_key__in=keys).exclude(pk__in=but)
    soon(others.order_by().values_list("pk", flat=True))
