"""A document's file changes or goes: so does the picture of its first page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from kmportal.core.models import PortalDocument

from .first_pages import draw_soon
from .models import FirstPage


@receiver(post_save, sender=PortalDocument, dispatch_uid="library.draw_first_page")
def document_saved(
    instance: PortalDocument, raw: bool = False, update_fields: Any = None, **signal: Any
) -> None:
    """Wagtail notes a file's size and hash when first asked: that is no change."""
    if not raw and (update_fields is None or "file" in update_fields):
        draw_soon(instance)


@receiver(post_delete, sender=FirstPage, dispatch_uid="library.first_page_deleted")
def first_page_deleted(instance: FirstPage, **signal: Any) -> None:
    """Also when its document is deleted. A storage that is away must not keep anyone from that."""
    for file in (instance.large, instance.small):
        if file.name:
            transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
