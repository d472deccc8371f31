"""What a member wants to hear of, and how often by mail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """From the most urgent to the least: the order is relied upon."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, together")
    WEEKLY = "weekly", _("Once a week, together")
    SITE = "site", _("Only here, no mail")


class Follow(models.Model):
    """A member follows one thing. `key` is the primary key of what `kind` says, as text.

    No foreign key: what can be followed lives in six tables, one of them in an app that may be
    absent. `receivers` removes what follows something deleted.
    """

    class Kind(models.TextChoices):
        PAGE = "page", _("Page")
        SERIES = "series", _("Series")
        AUTHOR = "author", _("Author")
        PLACE = "place", _("Place")
        THEME = "theme", _("Theme")
        SEARCH = "search", _("Saved search")

    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="follows",
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    key = models.CharField(_("key"), max_length=20)
    frequency = models.CharField(
        _("how often by mail"), max_length=8, choices=Frequency.choices, default=Frequency.DAILY
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    checked_at = models.DateTimeField(
        _("last looked through"),
        default=timezone.now,
        editable=False,
        help_text=_("Of a saved search, whose results have to be asked for."),
    )

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "kind", "key"], name="followed_once")
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.member}: {self.kind} {self.key}"


class MailChoice(models.Model):
    """How often mail tells a member of what others do with what she wrote: no follow says that."""

    member = models.OneToOneField(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="mail_choice",
    )
    own = models.CharField(
        _("answers to me and uses of what I told"),
        max_length=8,
        choices=Frequency.choices,
        default=Frequency.AT_ONCE,
    )

    class Meta:
        verbose_name = _("choice of mail")
        verbose_name_plural = _("choices of mail")

    def __str__(self) -> str:
        return f"{self.member}: {self.own}"
