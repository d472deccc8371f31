"""A line on somebody's home in the editor."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .run import RuleRun


class RuleNotice(models.Model):
    #: A log is no use of the page that editors should be warned of.
    wagtail_reference_index_ignore = True

    run = models.ForeignKey(RuleRun, on_delete=models.CASCADE, related_name="notices")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="rule_notices",
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    seen_at = models.DateTimeField(pgettext_lazy("of a notice", "seen"), null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("notice of a rule")
        verbose_name_plural = _("notices of rules")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "member"], name="noticed_once")
        ]
        indexes: ClassVar = [models.Index(fields=["member", "seen_at"])]

    def __str__(self) -> str:
        return f"{self.member}: {self.run}"
