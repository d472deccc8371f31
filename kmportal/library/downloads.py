"""Whoever downloads a document has read its page, by whichever way the file was come upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from wagtail.documents.models import document_served

from kmportal.reads.buffer import waiting
from kmportal.reads.visits import is_read, read_of

from .models import LibraryDocumentPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import PortalDocument


@receiver(document_served, dispatch_uid="library.count_downloads")
def count_downloads(instance: PortalDocument, request: HttpRequest, **signal: Any) -> None:
    """The same visitor counts once a day, as a reader of the page or for the file."""
    for page in LibraryDocumentPage.objects.current().filter(document=instance.pk):
        if is_read(page, request):
            waiting.add(read_of(page, request))
