"""The log: what a rule did with a page for one cause, or why it did nothing."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from kmportal.rules.events import Event
from kmportal.rules.said import told

from .rule import Rule


class RuleRun(models.Model):
    """Written before the rule acts: whatever happens, the same cause finds it here and stops.

    `steps` holds one `{"action", "said", "facts"}` for each action, told in the reader's language.
    """

    #: A log is no use of the page that editors should be warned of.
    wagtail_reference_index_ignore = True

    class Outcome(models.TextChoices):
        STARTED = "started", _("Interrupted")
        DONE = "done", pgettext_lazy("of a rule", "Done")
        NOTHING = "nothing", _("Nothing to do")
        REFUSED = "refused", _("Not allowed")
        FAILED = "failed", pgettext_lazy("of a rule", "Failed")
        TOO_DEEP = "too_deep", _("Stopped: too many rules in a row")

    rule = models.ForeignKey(
        Rule, verbose_name=_("content rule"), on_delete=models.CASCADE, related_name="runs"
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="rule_runs"
    )
    event = models.CharField(_("what happened"), max_length=15, choices=Event.choices)
    cause = models.CharField(pgettext_lazy("of a rule", "cause"), max_length=80)
    depth = models.PositiveSmallIntegerField(_("rules before it"), default=0)
    doer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(pgettext_lazy("of a rule", "acted"), auto_now_add=True, db_index=True)
    outcome = models.CharField(
        _("what came of it"), max_length=8, choices=Outcome.choices, default=Outcome.STARTED
    )
    steps = models.JSONField(_("what it did"), default=list)
    error = models.TextField(pgettext_lazy("of a rule", "error"), blank=True)
    held_back = models.PositiveSmallIntegerField(
        _("kept from acting again"),
        default=0,
        help_text=_("Times the rule met the same page again because of what rules had done."),
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        verbose_name = _("entry in the log of rules")
        verbose_name_plural = _("log of rules")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "page", "cause"], name="once_a_page_and_cause")
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.page}"

    @property
    def told(self) -> str:
        """What its actions did, or why they did nothing, in the language that is active."""
        return " · ".join(told(self.steps))
