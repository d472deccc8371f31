"""Has the files of documents read, in the background and within limits."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from modelsearch.index import insert_or_update_object

from kmportal.core.models import PortalDocument

from . import reindexing
from .document_texts import pages_with
from .extraction import reading
from .extraction.limits import Limits
from .extraction.outcome import Outcome, Status
from .models import DocumentText

CHUNK = 1024 * 1024


def limits() -> Limits:
    """DOCUMENT_TEXT_LIMITS names those that are to differ."""
    return Limits(**getattr(settings, "DOCUMENT_TEXT_LIMITS", {}))


def read_soon(document: PortalDocument) -> None:
    """Have a document's file read once what happens now is committed, if it is another than before."""
    known = DocumentText.objects.filter(document=document).first()
    if known and _is_current(known, document):
        return
    DocumentText.objects.update_or_create(
        document=document, defaults={"status": DocumentText.Status.WAITING}
    )
    transaction.on_commit(lambda: read_document.enqueue(document.pk))


def _is_current(known: DocumentText, document: PortalDocument) -> bool:
    """A file that replaces another has another name; or the same, in a storage that overwrites.
    Wagtail knows the hash of what was uploaded with a form only."""
    return (
        known.status != DocumentText.Status.WAITING
        and known.file_name == document.file.name
        and document.file_hash in ("", known.file_hash)
    )


@task()
def read_document(key: int) -> None:
    read(key)


def read(key: int) -> DocumentText | None:
    """Read a document's file, keep its text and index what is found by it; None if it is gone.

    Harmless to repeat. A file that cannot be fetched now (its storage is away) raises OSError, and
    the document stays as it was: `manage.py extract_documents` asks again.
    """
    document = PortalDocument.objects.filter(pk=key).first()
    if document is None:
        return None
    file_hash, outcome = _outcome_of(document)
    with transaction.atomic():
        # The document may have been deleted in the meantime, or its file replaced, which has been
        # noted as another task.
        same = PortalDocument.objects.select_for_update().filter(pk=key, file=document.file.name)
        if not same.exists():
            return None
        text, _created = DocumentText.objects.update_or_create(
            document=document,
            defaults={
                "status": outcome.status.value,
                "text": outcome.text,
                "pages": outcome.pages,
                "reason": outcome.reason,
                "file_name": document.file.name,
                "file_hash": file_hash,
                "extracted_at": timezone.now(),
            },
        )
        reindexing.soon(map(int, pages_with([key])))
    insert_or_update_object(document)
    return text


def _outcome_of(document: PortalDocument) -> tuple[str, Outcome]:
    """The file's hash and what reading it came to."""
    most = limits()
    with tempfile.TemporaryFile() as copy:
        try:
            file_hash = copied(document, copy, most.file_bytes)
        except FileNotFoundError:
            return "", Outcome(Status.BROKEN, reason="The file is not there")
        if not file_hash:
            return "", Outcome(Status.TOO_LARGE, reason=f"It has over {most.file_bytes} bytes")
        extension = PurePath(document.file.name).suffix.lower().removeprefix(".")
        return file_hash, reading.read(copy, extension, most)


def copied(document: PortalDocument, copy: IO[bytes], most: int) -> str:
    """Copy a file, wherever it is stored, and return its hash; nothing if it is too large."""
    digest = hashlib.sha1(usedforsecurity=False)  # as Wagtail's own hash of it
    with document.open_file() as file:
        for chunk in file.chunks(CHUNK):
            copy.write(chunk)
            digest.update(chunk)
            if copy.tell() > most:
                return ""
    copy.seek(0)
    return digest.hexdigest()
