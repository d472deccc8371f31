"""Which restrictions a page has only because its file is in a collection that has them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction


class FileRestriction(models.Model):
    restriction = models.OneToOneField(
        PageViewRestriction,
        verbose_name=_("restriction"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("restriction by a file")
        verbose_name_plural = _("restrictions by files")

    def __str__(self) -> str:
        return str(self.restriction_id)
