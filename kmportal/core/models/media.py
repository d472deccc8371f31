"""Pictures and documents with a credit and a licence of their own."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from kmportal.core.file_texts import file_texts
from kmportal.core.licences import licence_field


class Credited(models.Model):
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, as it should be shown."),
    )
    licence = licence_field()

    class Meta:
        abstract = True


class PortalImage(Credited, AbstractImage):
    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_upload_to(self, filename: str) -> str:
        """A name nobody guesses: pictures are handed out by the web server, which asks nobody, so
        those of a private page are as private as their addresses."""
        path: str = super().get_upload_to(f"{secrets.token_hex(8)}-{filename}")
        return path


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(Credited, AbstractDocument):
    admin_form_fields = (*Document.admin_form_fields, "credit", "licence")
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("credit"),
        index.SearchField("file_text"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def file_text(self) -> list[str]:
        return file_texts(self)
