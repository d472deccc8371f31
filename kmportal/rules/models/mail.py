"""Mail that a rule sends."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kmportal.mailing.models import QueuedMail

from .run import RuleRun


class RuleMail(QueuedMail):
    """`words` is the template as it was when the rule acted, by language: `{"th": [subject, text]}`.
    What fills it is asked at the moment of sending."""

    #: A log is no use of the page that editors should be warned of.
    wagtail_reference_index_ignore = True

    run = models.ForeignKey(RuleRun, on_delete=models.CASCADE, related_name="mails")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    #: Which of the rule's actions: one rule may send two mails.
    action = models.PositiveSmallIntegerField(default=0, editable=False)
    who = models.CharField(pgettext_lazy("of a rule", "who did it"), max_length=160, blank=True)
    words = models.JSONField(_("text"), default=dict)

    class Meta(QueuedMail.Meta):
        ordering: ClassVar = ["pk"]
        verbose_name = _("mail of a rule")
        verbose_name_plural = _("mail of rules")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "member", "action"], name="rule_mailed_once")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.run}"
