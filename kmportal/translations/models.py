"""What readers are told about a translation as it stands published."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PublishedTranslation(models.Model):
    """Counted when the page is published: what translators do after that, readers do not see yet."""

    page = models.OneToOneField(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="published_translation",
    )
    texts = models.PositiveIntegerField(_("texts"), default=0)
    untranslated = models.PositiveIntegerField(_("not translated"), default=0)
    machine_made = models.PositiveIntegerField(_("made by machine, not checked"), default=0)

    class Meta:
        verbose_name = _("published translation")
        verbose_name_plural = _("published translations")

    def __str__(self) -> str:
        return str(self.page)
