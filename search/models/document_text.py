"""What the file of a document says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """The text read from one document's file, or why there is none.

    Kept apart from the document: it is made anew whenever the file changes, and is never edited.
    """

    class Status(models.TextChoices):
        """As `search.extraction` names them, and `waiting` until it has looked."""

        WAITING = "waiting", _("Not read yet")
        DONE = "done", _("Searchable")
        PARTLY = "partly", _("Searchable in part")
        EMPTY = "empty", _("No text in it")
        TOO_LARGE = "too_large", _("Too large")
        TOO_SLOW = "too_slow", _("Too slow to read")
        ENCRYPTED = "encrypted", _("Locked with a password")
        BROKEN = "broken", _("Cannot be read")
        UNSUPPORTED = "unsupported", _("Not a kind that is read")

    #: What an editor can do about each.
    ADVICE = {
        Status.WAITING: _("The text of this file is read in the background; look again soon."),
        Status.DONE: _("People find this document by the text in its file."),
        Status.PARTLY: _(
            "People find this document by the beginning of its text. To have all of it searched, "
            "divide it into several files."
        ),
        Status.EMPTY: _(
            "No text was found in this file. If it is a scan, its pages are pictures: have their "
            "text recognised, or write what it is about into the page it belongs to."
        ),
        Status.TOO_LARGE: _(
            "This file is too large for its text to be searched. Divide it, or make its pictures "
            "smaller. People can still download it."
        ),
        Status.TOO_SLOW: _(
            "Reading this file took too long, so its text is not searched. Saving it anew as PDF "
            "often helps. People can still download it."
        ),
        Status.ENCRYPTED: _(
            "This file is locked with a password, so its text is not searched. Upload it without "
            "the password if everyone may read it."
        ),
        Status.BROKEN: _(
            "The text of this file could not be read. Open it on your computer: if that works, "
            "save it anew and upload it again."
        ),
        Status.UNSUPPORTED: _(
            "Files of this kind are not searched by their text. People can still download it."
        ),
    }

    document = models.OneToOneField(
        "core.PortalDocument", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)  #: in a library's words, for whoever looks into it
    file_name = models.CharField(max_length=255, blank=True)  #: in its storage, when it was read
    file_hash = models.CharField(max_length=40, blank=True)
    extracted_at = models.DateTimeField(null=True)

    class Meta:
        # As reports count them: "3 documents".
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.status}"

    @property
    def advice(self) -> str:
        return str(self.ADVICE[self.Status(self.status)])

    @property
    def searchable(self) -> bool:
        return self.status in (self.Status.DONE, self.Status.PARTLY)
