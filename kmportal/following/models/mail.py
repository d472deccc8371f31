"""Mail to a member about what she follows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kmportal.mailing.models import QueuedMail


class Mail(QueuedMail):
    """One message to one member."""

    class Scope(models.TextChoices):
        """What it was sent for, and so what its unsubscribe link ends."""

        ONE = "one", _("One thing")
        DAILY = "daily", _("Daily digest")
        WEEKLY = "weekly", _("Weekly digest")

    member = models.ForeignKey(
        "members.User", verbose_name=_("member"), on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(_("key"), max_length=80)
    scope = models.CharField(_("scope"), max_length=6, choices=Scope.choices)

    class Meta(QueuedMail.Meta):
        ordering: ClassVar = ["pk"]
        verbose_name = _("mail")
        verbose_name_plural = _("mail")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "key"], name="mailed_once")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.key}"
