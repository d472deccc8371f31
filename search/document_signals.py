"""A document, its file or who may open it changes: what is found by its text follows."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction

from kmportal.core.file_texts import readers
from kmportal.core.models import PortalDocument

from .document_reading import read_soon
from .document_texts import pages_with, texts_of
from .reindexing import soon

readers.append(texts_of)


@receiver(post_save, sender=PortalDocument, dispatch_uid="search.document_saved")
def document_saved(
    instance: PortalDocument, raw: bool = False, update_fields: Any = None, **signal: Any
) -> None:
    """Wagtail notes a file's size and hash when first asked: that is no change."""
    if raw or (update_fields is not None and not {"file", "collection"} & set(update_fields)):
        return
    read_soon(instance)
    _reindex_pages([instance.pk])


@receiver(pre_delete, sender=PortalDocument, dispatch_uid="search.document_deleted")
def document_deleted(instance: PortalDocument, **signal: Any) -> None:
    _reindex_pages([instance.pk])


@receiver(
    [post_save, post_delete],
    sender=CollectionViewRestriction,
    dispatch_uid="search.collection_restricted",
)
def collection_restricted(instance: CollectionViewRestriction, **signal: Any) -> None:
    collection = Collection.objects.filter(pk=instance.collection_id).first()
    if collection is not None:
        _reindex_below(collection)


@receiver(post_save, sender=Collection, dispatch_uid="search.collection_saved")
def collection_saved(instance: Collection, created: bool, **signal: Any) -> None:
    """Wagtail saves a collection before it moves it below another, in one transaction."""
    if not created:
        _reindex_below(instance)


def _reindex_below(collection: Collection) -> None:
    documents = PortalDocument.objects.filter(collection__path__startswith=collection.path)
    _reindex_pages(documents.values_list("pk", flat=True))


def _reindex_pages(documents: Any) -> None:
    soon(map(int, pages_with(documents)))
