"""Mail about answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kmportal.mailing.models import QueuedMail


class FormMail(QueuedMail):
    """To whoever answered, or, without an answer, to whoever keeps the form."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("What was answered has arrived")
        MOVED_UP = "moved-up", _("A place has become free")
        NEWS = "news", _("New answers")

    page = models.ForeignKey("forms.FormPage", on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey(
        "forms.FormAnswer", null=True, on_delete=models.CASCADE, related_name="mails"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)

    class Meta(QueuedMail.Meta):
        ordering: ClassVar = ["pk"]
        verbose_name = _("mail about a form")
        verbose_name_plural = _("mail about forms")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "kind"], name="form_mailed_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}"
