"""When something happens to a page, and all conditions hold, then do this, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.models import Orderable

from kmportal.rules.blocks import ActionsBlock, ConditionsBlock
from kmportal.rules.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_DAYS = 3650


class RuleQuerySet(models.QuerySet["Rule"]):
    def waiting_for(self, event: str) -> RuleQuerySet:
        return self.filter(enabled=True, event=event)


class Rule(Orderable):
    """`author` is whoever saved it last: it never does more than this person may do herself."""

    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("What it is for, in a few words. Logs and histories name it so."),
    )
    event = models.CharField(
        pgettext_lazy("part of a rule", "what happens"), max_length=15, choices=Event.choices
    )
    days = models.PositiveSmallIntegerField(
        pgettext_lazy("part of a rule", "days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text=_(
            "Only for “nobody has touched a page”: after how many days. Two years are 730."
        ),
    )
    conditions = StreamField(
        ConditionsBlock(),
        verbose_name=pgettext_lazy("part of a rule", "if"),
        blank=True,
        help_text=_(
            "Without a condition, every page is meant. Several of one kind: any of them. "
            "Different kinds: all of them."
        ),
    )
    actions = StreamField(
        ActionsBlock(),
        verbose_name=pgettext_lazy("part of a rule", "then"),
        help_text=_("One after the other. If one of them fails, none of them is done."),
    )
    enabled = models.BooleanField(
        pgettext_lazy("of a rule", "enabled"),
        default=False,
        help_text=_(
            "Without this it does nothing: try it first on what happened lately. It acts "
            "with the rights of whoever saved it last."
        ),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("acts with the rights of"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    active_since = models.DateTimeField(_("enabled since"), null=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = RuleQuerySet.as_manager()

    class Meta(Orderable.Meta):
        ordering: ClassVar = ["sort_order", "pk"]
        verbose_name = _("content rule")
        verbose_name_plural = _("content rules")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """What ran out before a rule was enabled is no concern of its."""
        if not self.enabled:
            self.active_since = None
        elif self.active_since is None:
            self.active_since = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "active_since"}
        super().save(*args, update_fields=update_fields, **kwargs)
