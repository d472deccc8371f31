"""What was imported, so that the same file never makes a second page."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


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
