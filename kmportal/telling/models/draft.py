"""A note while its member writes it: kept exactly as typed, complete or not."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """What was typed into the form of one note. It becomes a page only when it is sent in, so that
    half a sentence saved every ten seconds costs no revision, no task and no place in the tree.

    `token` is in the address from the first moment, before anything is saved: a repeated or late
    request finds the same draft instead of making a second one.
    """

    MAX_PHOTOS: ClassVar[int] = 10

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="drafts",
    )
    page = models.OneToOneField(
        "lessons.FieldNotePage",
        verbose_name=_("field note"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="draft",
        help_text=_("The note this changes, once it has been sent in."),
    )
    base_revision = models.PositiveBigIntegerField(
        null=True, help_text=_("The page's revision this draft began with.")
    )
    language = models.CharField(_("language"), max_length=12, default="th")
    typed = models.JSONField(_("what was typed"), default=dict)
    version = models.PositiveIntegerField(default=0)
    last_photo = models.PositiveSmallIntegerField(
        default=0, help_text=_("Numbers of removed photos are not given again.")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("telling:write", args=[self.token])

    @property
    def title(self) -> str:
        typed: dict[str, Any] = self.typed
        return str(typed.get("title") or typed.get("text", "")[:60])


class DraftPhoto(models.Model):
    """A photo of a draft. Its number stays the same, since the text refers to it: `[photo 2]`."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey("core.PortalImage", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_photo_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.draft} {self.number}"
