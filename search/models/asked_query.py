"""What people search for: counted by month, without anyone who asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Longer texts are sentences someone pasted; `query_log` keeps none of them.
LONGEST = 80


class AskedQuery(models.Model):
    """A text that was searched for in one month."""

    text = models.CharField(_("what was searched for"), max_length=LONGEST)
    month = models.DateField(_("month"), help_text=_("The first day of it."))
    askers = models.PositiveIntegerField(_("people"), default=0)
    times = models.PositiveIntegerField(_("times"), default=0)
    found = models.PositiveIntegerField(
        _("pages found"),
        null=True,
        help_text=_("What anyone may read, when it was last searched for."),
    )
    last_asked = models.DateField(_("last searched for"))

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "month"], name="search_query_of_a_month"),
        ]

    def __str__(self) -> str:
        return self.text


class QueryAsker(models.Model):
    """That somebody asked, so that nobody is counted twice. Erased when the month is over, and
    `visitor` is a keyed hash that nothing else uses."""

    query = models.ForeignKey(AskedQuery, on_delete=models.CASCADE, related_name="+")
    visitor = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["query", "visitor"], name="search_asker_once"),
        ]
