"""Has the first pages of PDFs drawn, in the background and within the limits files are read in."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef
from django_tasks import task
from PIL import Image

from kmportal.core.models import PortalDocument
from search.document_reading import copied, limits

from .drawing.starting import first_page
from .models.first_page import FirstPage

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: A page of text stays readable, and weighs some 40 KB.
QUALITY = 70


def not_drawn() -> QuerySet[PortalDocument]:
    """PDFs whose file was never tried."""
    tried = FirstPage.objects.filter(document=OuterRef("pk"), file_name=OuterRef("file"))
    return pdfs().exclude(Exists(tried))


def pdfs() -> QuerySet[PortalDocument]:
    return PortalDocument.objects.filter(file__iendswith=".pdf").order_by("pk")


def draw_soon(document: PortalDocument) -> None:
    """Once what happens now is committed, if the file is another than before; until then none."""
    known = FirstPage.objects.filter(document=document.pk).first()
    if known and _is_current(known, document):
        return
    if known:
        known.delete()
    if document.file_extension.lower() == "pdf":
        transaction.on_commit(lambda: draw_first_page.enqueue(document.pk))


def _is_current(known: FirstPage, document: PortalDocument) -> bool:
    """Some storages give a file that replaces another the same name; not every hash is known."""
    hashes = {known.file_hash, document.file_hash}
    return known.file_name == document.file.name and ("" in hashes or len(hashes) == 1)


@task()
def draw_first_page(key: int) -> None:
    draw(key)


def draw(key: int) -> FirstPage | None:
    """Draw a document's first page and keep the picture, or that there is none to be had; None if the
    document is gone. Harmless to repeat.

    A file that cannot be fetched now (its storage is away) raises OSError, and the document stays as
    it was: `manage.py make_previews` tries again.
    """
    document = PortalDocument.objects.filter(pk=key).first()
    if document is None:
        return None
    file_hash, picture = _drawn(document)
    with transaction.atomic():
        # It may have been deleted in the meantime, or have another file, which is another task.
        same = PortalDocument.objects.select_for_update().filter(pk=key, file=document.file.name)
        if not same.exists():
            return None
        FirstPage.objects.filter(document=key).delete()
        made = FirstPage(document=document, file_name=document.file.name, file_hash=file_hash)
        if picture:
            _put(picture, made)
        made.save(force_insert=True)
    return made


def _put(picture: Image.Image, made: FirstPage) -> None:
    made.width, made.height = picture.size
    made.large.save("large.webp", _webp(picture), save=False)
    small = picture.resize(made.small_size, Image.Resampling.LANCZOS)
    made.small.save("small.webp", _webp(small), save=False)


def _webp(picture: Image.Image) -> ContentFile:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=6)
    return ContentFile(file.getvalue())


def _drawn(document: PortalDocument) -> tuple[str, Image.Image | None]:
    """The file's hash and its first page."""
    most = limits()
    with tempfile.TemporaryFile() as copy:
        try:
            file_hash = copied(document, copy, most.file_bytes)
        except FileNotFoundError:
            return "", None
        return file_hash, first_page(copy, most) if file_hash else None
