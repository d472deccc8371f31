"""The picture of a PDF's first page."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def secret_name(_instance: FirstPage, name: str) -> str:
    """Who may see a picture is asked by a view. A web server that hands out every uploaded file still
    gives it to nobody who has not seen its name; below `documents`, which such a server is to keep
    to itself."""
    return f"documents/first-pages/{secrets.token_hex(16)}-{name}"


class FirstPage(models.Model):
    """Made anew whenever the document's file changes. Without files: nothing could be drawn."""

    # Or the picture would count as a place where the document stands, open to all.
    wagtail_reference_index_ignore = True

    #: In pixels, of the small one: lists show it some 60 to 90 wide, on screens with two or three for one.
    SMALL: ClassVar = (192, 272)

    document = models.OneToOneField(
        "core.PortalDocument", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    file_name = models.CharField(
        max_length=255
    )  #: the document's in its storage, when it was drawn
    file_hash = models.CharField(max_length=40, blank=True)
    large = models.FileField(upload_to=secret_name, blank=True)
    small = models.FileField(upload_to=secret_name, blank=True)
    width = models.PositiveSmallIntegerField(default=0)  #: of the large one, in pixels
    height = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("picture of a first page")
        verbose_name_plural = _("pictures of first pages")

    def __str__(self) -> str:
        return str(self.document_id)

    @property
    def url(self) -> str:
        return self._url("large")

    @property
    def small_url(self) -> str:
        return self._url("small")

    def _url(self, size: str) -> str:
        return reverse("first_page", args=[self.document_id, self.mark, size])

    @property
    def mark(self) -> str:
        """Tells it from the pictures of files the document had before, in addresses and caches."""
        return self.file_hash[:12]

    @property
    def small_size(self) -> tuple[int, int]:
        return fitted_into(self.SMALL, self.width, self.height)


def fitted_into(most: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """
    >>> fitted_into((192, 272), 721, 1020)
    (192, 272)
    >>> fitted_into((192, 272), 1020, 574)
    (192, 108)
    """
    scale = min(most[0] / width, most[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
