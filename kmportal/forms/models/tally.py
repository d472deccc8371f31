"""Sums that are left when answers have had their time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

#: In the place of a question and a choice: how many answered at all.
EVERYONE = ""


class FormTally(models.Model):
    """How many gave one choice, among answers that were deleted."""

    page = models.ForeignKey("forms.FormPage", on_delete=models.CASCADE, related_name="tallies")
    question = models.CharField(max_length=255, blank=True)
    choice = models.CharField(max_length=255, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("sum of answers")
        verbose_name_plural = _("sums of answers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "question", "choice"], name="tallied_once")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.choice}: {self.count}"
