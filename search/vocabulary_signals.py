"""What pages hold and who may read them changes: the vocabulary follows."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from kmportal.core.models import ContentPage

from . import vocabulary
from .models import PageTerms


@receiver(post_save, dispatch_uid="search.count_saved_page")
def count_saved_page(
    instance: Any, raw: bool = False, update_fields: Any = None, **signal: Any
) -> None:
    """From the database: in memory a page may hold a draft's text, which nobody may read yet, or
    text as code gave it. Saves of a few named fields are passed over."""
    if isinstance(instance, ContentPage) and type(instance) is not ContentPage and not raw:
        pages = Page.objects.filter(pk=instance.pk)
        if update_fields is None and instance.live:
            vocabulary.count_pages(type(instance)._default_manager.filter(pk=instance.pk))
        elif update_fields is None or {"live", "expire_at"} & set(update_fields):
            vocabulary.settle(pages)


@receiver(post_delete, sender=PageTerms, dispatch_uid="search.forget_deleted_page")
def forget_deleted_page(instance: PageTerms, **signal: Any) -> None:
    vocabulary.forget(instance)


@receiver(post_page_move, dispatch_uid="search.settle_moved_pages")
def settle_moved_pages(instance: Page, **signal: Any) -> None:
    vocabulary.settle(Page.objects.descendant_of(instance, inclusive=True))


@receiver((post_save, post_delete), sender=PageViewRestriction, dispatch_uid="search.settle_page")
def settle_restricted_pages(instance: PageViewRestriction, **signal: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        vocabulary.settle(Page.objects.descendant_of(page, inclusive=True))
