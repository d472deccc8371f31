"""Comments on pages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommentQuerySet(models.QuerySet["Comment"]):
    def published(self) -> CommentQuerySet:
        return self.filter(state=Comment.State.PUBLISHED)


class Comment(models.Model):
    """What a member or a named guest said about a page.

    `masked_address` holds only what may be kept of a network address: its first part hidden,
    as in `xxx.131.220.50`.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", _("Rejected")
        SPAM = "spam", _("Spam")

    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="comments",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="replies",
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    author_name = models.CharField(_("name"), max_length=160, blank=True)
    text = models.TextField(_("comment"), max_length=10_000)
    masked_address = models.CharField(_("masked address"), max_length=60, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING, db_index=True
    )
    written_at = models.DateTimeField(
        _("written"),
        null=True,
        blank=True,
        default=timezone.now,
        help_text=_("Empty if not known."),
    )
    position = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Keeps the order of comments that carry no date.")
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["page", "position", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes: ClassVar = [models.Index(fields=["page", "state", "position"])]

    def __str__(self) -> str:
        return f"{self.shown_name}: {self.text[:60]}"

    @property
    def shown_name(self) -> str:
        """The name to show, or an empty text where neither the member nor the text gives one."""
        return self.author_name or str(self.member or "")
