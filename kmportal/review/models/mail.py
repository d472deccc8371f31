"""Mail about reviews."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from kmportal.mailing.models import QueuedMail

from .checks import Voice


class ReviewMail(QueuedMail):
    """To a member, or to a storyteller. `key` names the occasion, so that nothing is told twice."""

    class Kind(models.TextChoices):
        ASK = "ask", _("Question to a storyteller")
        ASK_AGAIN = "ask_again", _("Reminder to a storyteller")
        WAITING = "waiting", _("Something waits for a review")
        DUE = "due", _("A review is due")
        LATE = "late", _("A review is late")
        AGEING = "ageing", _("Pages to look through again")

    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    key = models.CharField(_("key"), max_length=80, unique=True)
    voice = models.ForeignKey(
        Voice, null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    task_state = models.ForeignKey(
        TaskState, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    member = models.ForeignKey(
        "members.User", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta(QueuedMail.Meta):
        ordering: ClassVar = ["pk"]
        verbose_name = _("mail about a review")
        verbose_name_plural = _("mail about reviews")

    def __str__(self) -> str:
        return self.key
