"""What was imported, so that the same file never makes a second page; and what waits to be."""

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reading import SourceDocument

#: An upload nobody saved as a page is thrown away after this.
UPLOADS_LAST = datetime.timedelta(days=7)


class ImportedDocument(models.Model):
    """One file's content, by hash, and the page that came of it (null once that is deleted)."""

    content_hash = models.CharField(_("SHA-256 of the content"), max_length=64, unique=True)
    file_name = models.CharField(_("file name"), max_length=240)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-imported_at"]
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")

    def __str__(self) -> str:
        return self.file_name


class Upload(models.Model):
    """A document between its upload and the saving of its page. Only its uploader sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.CASCADE
    )
    file_name = models.CharField(_("file name"), max_length=240)
    content_hash = models.CharField(_("SHA-256 of the content"), max_length=64)
    text = models.TextField(_("text"))
    kind = models.CharField(_("what it is"), max_length=12, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["-uploaded_at"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return self.file_name

    @property
    def document(self) -> SourceDocument:
        return SourceDocument(self.file_name, self.content_hash, self.text)

    @classmethod
    def throw_away_old(cls) -> None:
        cls.objects.filter(uploaded_at__lt=timezone.now() - UPLOADS_LAST).delete()
