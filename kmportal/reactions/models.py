"""What a member says of a page by pressing one button, and how many said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.IntegerChoices):
    """In the order of the buttons."""

    THANKS = 1, _("Thank you")
    USEFUL = 2, _("Useful")
    DID_TOO = 3, _("I did this too")

    @property
    def icon(self) -> str:
        return self.name.lower().replace("_", "-")


class Reaction(models.Model):
    """Members only: a stranger cannot be told from another without keeping what identifies people."""

    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="reactions",
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="reactions",
    )
    kind = models.PositiveSmallIntegerField(_("kind"), choices=Kind.choices)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "member", "kind"], name="reacted_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.page_id})"


class ReactionCount(models.Model):
    """How many pressed one button of a page: kept, so that a list reads all its counts in one query."""

    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="reaction_counts",
    )
    kind = models.PositiveSmallIntegerField(_("kind"), choices=Kind.choices)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        ordering: ClassVar = ["kind"]
        verbose_name = _("count of reactions")
        verbose_name_plural = _("counts of reactions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "kind"], name="reactions_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.count}"
