"""That a member is told of an event: once, however many ways lead to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kmportal.following.querysets import NotificationQuerySet

from .follow import Frequency


class Notification(models.Model):
    """`frequency` is how the member wanted it when it happened; ending the mail sets it to SITE."""

    class Reason(models.TextChoices):
        ANSWER = "answer", _("It answers you")
        OWN = "own", _("It is about what you told")
        FOLLOW = "follow", _("You follow it")

    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="notifications",
    )
    event = models.ForeignKey(
        "following.Event",
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="notifications",
    )
    reason = models.CharField(_("reason"), max_length=6, choices=Reason.choices)
    follow = models.ForeignKey(
        "following.Follow",
        verbose_name=_("because of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notifications",
    )
    frequency = models.CharField(_("how often by mail"), max_length=8, choices=Frequency.choices)
    mail = models.ForeignKey(
        "following.Mail",
        verbose_name=_("mail"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notifications",
    )
    created_at = models.DateTimeField(_("notified"), auto_now_add=True, db_index=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "event"], name="told_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["member", "read_at"]),
            models.Index(fields=["member", "-created_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.event}"
