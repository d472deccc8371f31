"""The kinds of files a reader chooses between: what one opens them with, not what they end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from kmportal.core.models import PortalDocument


class FileType(models.TextChoices):
    PDF = "pdf", _("PDF")
    TEXT = "text", _("Text (Word, TXT)")
    TABLE = "table", _("Table (Excel, CSV)")
    SLIDES = "slides", _("Slides")
    SCAN = "scan", _("Scanned pages")
    OTHER = "other", _("Other file")
    NONE = "", _("No file yet")


_BY_EXTENSION = {
    "pdf": FileType.PDF,
    **dict.fromkeys(("docx", "odt", "txt"), FileType.TEXT),
    **dict.fromkeys(("xlsx", "ods", "csv"), FileType.TABLE),
    "pptx": FileType.SLIDES,
}


def type_of(document: PortalDocument | None, *, scanned: bool) -> FileType:
    if document is None:
        return FileType.SCAN if scanned else FileType.NONE
    return _BY_EXTENSION.get(document.file_extension.lower(), FileType.OTHER)
