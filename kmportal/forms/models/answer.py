"""What one person answered."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission


class FormAnswer(AbstractFormSubmission):
    """`page` is the form in the language it was answered in.

    `key` is the unguessable part of the link to withdraw it: none any more once the answer says
    nothing of a person.
    """

    class State(models.TextChoices):
        TAKEN = "taken", _("Taken")
        WAITING = "waiting", _("On the waiting list")

    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.TAKEN)
    key = models.UUIDField(default=uuid.uuid4, null=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="th"
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    consent_version = models.CharField(_("privacy notice agreed to"), max_length=20, blank=True)
    fingerprint = models.CharField(max_length=32, blank=True, editable=False)
    forgotten_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("answer to a form")
        verbose_name_plural = _("answers to forms")
        indexes: ClassVar = [
            models.Index(fields=["page", "state"]),
            models.Index(fields=["forgotten_at", "submit_time"]),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}-{self.pk}"

    def get_data(self) -> dict[str, Any]:
        data: dict[str, Any] = super().get_data()
        return data | {"state": self.state}
