"""A reader's word that a comment should be looked at."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kmportal.guard.models import FromAddress


class Report(FromAddress):
    """One per member, or per network address of who is not signed in; settled once a moderator decided."""

    class Why(models.TextChoices):
        SPAM = "spam", _("It advertises something")
        RUDE = "rude", _("It insults or threatens")
        PRIVATE = "private", _("It tells private things about somebody")
        FALSE = "false", _("It is false and does harm")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(
        "discussion.Comment",
        verbose_name=_("comment"),
        on_delete=models.CASCADE,
        related_name="reports",
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    why = models.CharField(_("why"), max_length=8, choices=Why.choices)
    details = models.CharField(_("in your words"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("reported"), auto_now_add=True)
    settled = models.BooleanField(_("settled"), default=False)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["comment", "member"],
                condition=Q(member__isnull=False),
                name="one_report_per_member",
            ),
            models.UniqueConstraint(
                fields=["comment", "address_hash"],
                condition=Q(member__isnull=True) & ~Q(address_hash=""),
                name="one_report_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()} {self.details}".strip()
