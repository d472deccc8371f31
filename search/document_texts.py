"""Which texts of files belong to which page or document, and who may find a page by them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from kmportal.core.models import ContentPage, PortalDocument

from .models import DocumentText

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


class AttachedText(NamedTuple):
    title: str
    text: str


def texts_of(thing: Model) -> list[str]:
    """What `kmportal.core.file_texts` asks."""
    if isinstance(thing, PortalDocument):
        texts = DocumentText.objects.filter(document=thing.pk)
        return list(texts.exclude(text="").values_list("text", flat=True))
    if isinstance(thing, ContentPage):
        return [attached.text for attached in attached_texts([thing])[thing.pk]]
    return []


def attached_texts(pages: Collection[ContentPage]) -> dict[int, list[AttachedText]]:
    """Texts of the files attached to these pages that anyone may open, by the page's primary key.

    The pages must be of their own types. Two queries where any has files, else none: a page is asked
    itself, not the index of references, which follows a save only after the search index.
    """
    documents = {page.pk: list(dict.fromkeys(_documents_of(page))) for page in pages}
    wanted = {key for keys in documents.values() for key in keys}
    texts = _public_texts(wanted) if wanted else {}
    return {page: [texts[key] for key in keys if key in texts] for page, keys in documents.items()}


def pages_with(documents: Iterable[int]) -> QuerySet[ReferenceIndex]:
    """Primary keys of the pages that have one of these documents."""
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(PortalDocument),
        to_object_id__in=[str(key) for key in documents],
    )
    return rows.values_list("object_id", flat=True).distinct()


def _documents_of(page: ContentPage) -> Iterator[int]:
    for field in page._meta.get_fields():
        if field.many_to_one and field.related_model is PortalDocument:
            if key := field.value_from_object(page):
                yield key
        elif hasattr(field, "extract_references"):
            for model, key, *_path in field.extract_references(field.value_from_object(page)):
                if model is PortalDocument:
                    yield int(key)


def _public_texts(documents: Collection[int]) -> dict[int, AttachedText]:
    """Only of collections without any restriction: a page may be open to more people than the
    collection of its file, whatever restrictions both have."""
    texts = DocumentText.objects.filter(document__in=documents).exclude(text="")
    for path in _restricted_collections():
        texts = texts.exclude(document__collection__path__startswith=path)
    rows = texts.values_list("document_id", "document__title", "text")
    return {key: AttachedText(title, text) for key, title, text in rows}


def _restricted_collections() -> Iterable[str]:
    restrictions = CollectionViewRestriction.objects.order_by()
    return restrictions.values_list("collection__path", flat=True).distinct()
