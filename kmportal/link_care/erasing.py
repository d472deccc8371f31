"""Wagtail forgets links to a page when it is erased. The links are still there, and lead to nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex

from .references import of_pages


@receiver(pre_delete, sender=Page, dispatch_uid="link_care.remember_links")
def remember_links(instance: Page, **signal: Any) -> None:
    links = of_pages().filter(to_object_id=str(instance.pk)).order_by()
    if sources := [int(key) for key in links.values_list("object_id", flat=True).distinct()]:
        transaction.on_commit(partial(_look_again, sources))


def _look_again(sources: list[int]) -> None:
    """Text holds numbers of pages, whether they are there or not; relations were emptied."""
    for page in Page.objects.filter(pk__in=sources).specific():
        ReferenceIndex.create_or_update_for_object(page)
