"""When a document's page, its file, or what restricts either changes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from kmportal.core.models import PortalDocument, PortalImage

from .file_restrictions import follow_collection, follow_files
from .file_types import type_of
from .models import LibraryDocumentPage


@receiver(post_save, sender=LibraryDocumentPage, dispatch_uid="library.page_saved")
def page_saved(instance: LibraryDocumentPage, raw: bool = False, **signal: Any) -> None:
    if not raw:
        follow_files([instance])


@receiver(post_save, sender=PortalDocument, dispatch_uid="library.document_saved")
def document_saved(instance: PortalDocument, created: bool, **signal: Any) -> None:
    if created:
        return
    pages = LibraryDocumentPage.objects.filter(document=instance.pk)
    kind = type_of(instance, scanned=False)
    pages.exclude(file_type=kind).update(file_type=kind)
    follow_files(pages)


@receiver(post_save, sender=PortalImage, dispatch_uid="library.image_saved")
def image_saved(instance: PortalImage, created: bool, **signal: Any) -> None:
    if not created:
        follow_files(LibraryDocumentPage.objects.filter(scans__image=instance.pk).distinct())


@receiver(
    (post_save, post_delete),
    sender=CollectionViewRestriction,
    dispatch_uid="library.collection_restricted",
)
def collection_restricted(instance: CollectionViewRestriction, **signal: Any) -> None:
    _follow(instance.collection_id)


@receiver(
    m2m_changed,
    sender=CollectionViewRestriction.groups.through,
    dispatch_uid="library.collection_groups_changed",
)
def collection_groups_changed(instance: Any, **signal: Any) -> None:
    if isinstance(instance, CollectionViewRestriction):
        _follow(instance.collection_id)


@receiver(post_save, sender=Collection, dispatch_uid="library.collection_saved")
def collection_saved(instance: Collection, created: bool, **signal: Any) -> None:
    """Wagtail saves a collection before it moves it below another, in one transaction."""
    if not created:
        transaction.on_commit(lambda: _follow(instance.pk))


def _follow(key: int) -> None:
    if collection := Collection.objects.filter(pk=key).first():
        follow_collection(collection)


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="library.page_restricted")
def page_restricted(instance: PageViewRestriction, **signal: Any) -> None:
    """Nobody opens the page of a private file by hand."""
    follow_files(LibraryDocumentPage.objects.filter(pk=instance.page_id))


@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="library.page_opened")
def page_opened(instance: PageViewRestriction, origin: Any, **signal: Any) -> None:
    """Unless the whole page goes, and its restrictions with it."""
    if PageViewRestriction in (type(origin), getattr(origin, "model", None)):
        follow_files(LibraryDocumentPage.objects.filter(pk=instance.page_id))
