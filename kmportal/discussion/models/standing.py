"""What a moderator decided about a person, whatever her comments say."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    class Kind(models.TextChoices):
        TRUSTED = "trusted", _("Trusted: what she writes is shown at once")
        BANNED = "banned", _("Banned: nothing more is taken from her")

    member = models.OneToOneField(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="standing",
    )
    kind = models.CharField(_("standing"), max_length=8, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=240, blank=True)
    decided_at = models.DateTimeField(_("decided"), auto_now=True)

    class Meta:
        ordering: ClassVar = ["-decided_at"]
        verbose_name = _("standing")
        verbose_name_plural = _("standings")

    def __str__(self) -> str:
        return f"{self.member}: {self.get_kind_display()}"
