"""A record that a lesson was used elsewhere: what the portal exists for."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from kmportal.core.dates import era_year, readable_date, readable_range
from lessons.querysets import ApplicationQuerySet
from lessons.signals import application_published

if TYPE_CHECKING:
    from kmportal.members.models import User


class Application(index.Indexed, models.Model):
    """Who used a lesson, where, when, and what happened. Shown only when published."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", pgettext_lazy("what was told", "Rejected")

    class Known(models.TextChoices):
        DAY = "day", _("Day")
        MONTH = "month", _("Month")
        YEAR = "year", _("Year")

    lesson = models.ForeignKey(
        "lessons.LessonPage",
        verbose_name=_("lesson"),
        on_delete=models.CASCADE,
        related_name="applications",
    )
    place = models.ForeignKey(
        "places.Place", verbose_name=_("where"), on_delete=models.PROTECT, related_name="+"
    )
    applied_by = models.CharField(
        _("who used it"), max_length=200, help_text=_("The group or the people, as they say it.")
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="applications",
    )
    applied_on = models.DateField(_("when"))
    date_known = models.CharField(
        _("how exactly it is known"), max_length=5, choices=Known.choices, default=Known.DAY
    )
    what_changed = models.TextField(_("what was changed"), max_length=5_000, blank=True)
    what_happened = models.TextField(_("what happened"), max_length=10_000)
    photo = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING, db_index=True
    )
    reason = models.CharField(
        _("reason"),
        max_length=500,
        blank=True,
        help_text=_("Why it was not published: the person who told it reads this."),
    )
    created_at = models.DateTimeField(_("told"), auto_now_add=True)
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("applied_by"),
        index.SearchField("what_changed"),
        index.SearchField("what_happened"),
        index.AutocompleteField("applied_by"),
        index.FilterField("lesson_id"),
        index.FilterField("state"),
    ]
    panels: ClassVar = [
        FieldPanel("lesson"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("applied_by", "member", "place")],
            heading=_("Who and where"),
        ),
        MultiFieldPanel(
            [FieldPanel("applied_on"), FieldPanel("date_known")],
            heading=_("When"),
        ),
        FieldPanel("what_changed"),
        FieldPanel("what_happened"),
        FieldPanel("photo"),
        MultiFieldPanel(
            [FieldPanel("state", read_only=True), FieldPanel("reason", read_only=True)],
            heading=_("Review"),
            help_text=_("Decided in the list, so that a form left open undoes no decision."),
        ),
    ]

    class Meta:
        ordering = ["-applied_on", "-pk"]
        verbose_name = _("application of a lesson")
        verbose_name_plural = _("applications of lessons")

    def __str__(self) -> str:
        return f"{self.applied_by}: {self.lesson}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Told to those who wait for it once, whichever way it came to be published."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.state == self.State.PUBLISHED and self._first_published():
                transaction.on_commit(
                    partial(application_published.send, type(self), application=self)
                )

    @property
    def when(self) -> str:
        """The day, the month or the year it was used, as exactly as it is known."""
        match self.date_known:
            case self.Known.YEAR:
                return str(era_year(self.applied_on.year))
            case self.Known.MONTH:
                return readable_range(self.applied_on, self.applied_on)
        return readable_date(self.applied_on)

    @property
    def edition(self) -> str:
        """Changes with anything its reader is shown: a decision is about what was read."""
        shown = ("lesson_id", "place_id", "applied_by", "applied_on", "date_known", "photo_id")
        told = [str(getattr(self, name)) for name in (*shown, "what_changed", "what_happened")]
        return hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()[:16]

    def may_be_changed_by(self, user: User) -> bool:
        """By whoever told it, until somebody has decided about it."""
        return bool(user.pk and user.pk == self.member_id and self.state == self.State.PENDING)

    def _first_published(self) -> bool:
        """Only one of two who publish at once is told that it was."""
        now = timezone.now()
        unannounced = type(self).objects.filter(pk=self.pk, published_at=None)
        first = bool(unannounced.update(published_at=now))
        if first:
            self.published_at = now
        return first
