"""Something that happened, written down with it, so that a lost task loses nobody's notification."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """A page, a comment or an application came to be readable. `told_at` is set once its
    notifications exist; `key` makes it happen once, however often the page is published again."""

    class Kind(models.TextChoices):
        PAGE = "page", _("First published")
        COMMENT = "comment", _("Comment")
        APPLICATION = "application", _("Application of a lesson")

    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices)
    key = models.CharField(_("key"), max_length=60, unique=True)
    page = models.ForeignKey(
        "core.ContentPage", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    comment = models.ForeignKey(
        "discussion.Comment",
        verbose_name=_("comment"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    application = models.ForeignKey(
        "lessons.Application",
        verbose_name=_("application of a lesson"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    doer = models.ForeignKey(
        "members.User",
        verbose_name=_("done by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), auto_now_add=True)
    told_at = models.DateTimeField(_("followers told"), null=True, editable=False, db_index=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return self.key
