"""A group's visit to a learning centre, from the first question to what it learned there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from kmportal.core.dates import readable_days
from kmportal.guard.models import FromAddress
from kmportal.mailing.models import QueuedMail
from learning_centers.visits.querysets import VisitQuerySet

if TYPE_CHECKING:
    import datetime

MOST_PEOPLE = 2_000


class Visit(FromAddress):
    """What a group asked for and where that stands.

    `key` is the unguessable part of the requester's link: without it, after the personal data went,
    no link leads here. `version` goes up with every change, so that nobody answers what she has not seen.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Declined")
        DONE = "done", pgettext_lazy("visit", "Done")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        SPAM = "spam", _("Held back as spam")

    center = models.ForeignKey(
        "learning_centers.LearningCenterPage",
        verbose_name=_("learning centre"),
        on_delete=models.CASCADE,
        related_name="visits",
    )
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.NEW)
    version = models.PositiveIntegerField(default=1, editable=False)
    key = models.UUIDField(default=uuid.uuid4, null=True, editable=False)
    group = models.CharField(_("name of the group"), max_length=160, blank=True)
    people = models.PositiveIntegerField(
        _("people"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    courses = models.JSONField(
        _("courses"), default=list, blank=True, help_text=_("Their titles, as they were then.")
    )
    wishes = models.TextField(_("what they want to learn"), blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    telephone = models.CharField(_("telephone"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    line_id = models.CharField(_("LINE ID"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="th"
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="visits",
    )
    consent_version = models.CharField(_("privacy notice agreed to"), max_length=20)
    fingerprint = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    forgotten_at = models.DateTimeField(_("personal data removed"), null=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        indexes: ClassVar = [
            models.Index(fields=["center", "state", "first_day"]),
            models.Index(fields=["state", "last_day"]),
        ]

    def __str__(self) -> str:
        return self.group or pgettext("visiting group", "Group")

    @property
    def when(self) -> str:
        return readable_days(self.first_day, self.last_day)

    @property
    def days(self) -> int:
        length: datetime.timedelta = self.last_day - self.first_day
        return length.days + 1

    @property
    def is_open(self) -> bool:
        """Whether its requester may still change or withdraw it."""
        return self.state in (self.State.NEW, self.State.AGREED, self.State.SPAM)


class VisitMessage(models.Model):
    """What was said about a visit, by the centre or by who asked, and the state it led to."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        "members.User",
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    from_center = models.BooleanField(_("from the centre"), default=True)
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=Visit.State.choices,
        blank=True,
        help_text=_("Empty where it led to none."),
    )
    text = models.TextField(_("message"), blank=True)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("message about a visit")
        verbose_name_plural = _("messages about visits")

    def __str__(self) -> str:
        return f"{self.visit}: {self.get_state_display()}"


class VisitFeedback(models.Model):
    """How it was, told afterwards: once for each visit."""

    class Rating(models.IntegerChoices):
        VERY_GOOD = 4, _("Very good")
        GOOD = 3, _("Good")
        FAIR = 2, _("So-so")
        POOR = 1, _("Not good")

    class Recommend(models.TextChoices):
        YES = "yes", pgettext_lazy("would recommend", "Yes")
        MAYBE = "maybe", pgettext_lazy("would recommend", "Perhaps")
        NO = "no", pgettext_lazy("would recommend", "No")

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="feedback")
    rating = models.PositiveSmallIntegerField(_("how it was"), choices=Rating.choices)
    learned = models.TextField(_("what was learned"), blank=True)
    recommend = models.CharField(
        _("would they recommend it"), max_length=5, choices=Recommend.choices
    )
    told_at = models.DateTimeField(_("told"), auto_now_add=True)

    class Meta:
        verbose_name = _("feedback on a visit")
        verbose_name_plural = _("feedback on visits")

    def __str__(self) -> str:
        return f"{self.visit}: {self.get_rating_display()}"


class VisitMail(QueuedMail):
    """A message about a visit: to `member`, who keeps the centre's page, or, without one, to who asked.

    `key` names the occasion, so that nothing is told twice.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Request received")
        ASKED = "asked", _("New request")
        ANSWER = "answer", _("Answer")
        CHANGED = "changed", _("Request changed")
        WITHDRAWN = "withdrawn", _("Request withdrawn")
        REMINDER = "reminder", _("Reminder")
        FEEDBACK = "feedback", _("Question how it was")
        TOLD = "told", _("Feedback")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="mails")
    message = models.ForeignKey(
        VisitMessage, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    member = models.ForeignKey(
        "members.User", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    key = models.CharField(_("key"), max_length=80)

    class Meta(QueuedMail.Meta):
        ordering: ClassVar = ["pk"]
        verbose_name = _("mail about a visit")
        verbose_name_plural = _("mail about visits")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "key"], name="visit_mailed_once")
        ]

    def __str__(self) -> str:
        return f"{self.visit}: {self.key}"


class VisitCalendar(models.Model):
    """The private address of a member's calendar of visits; a new key ends the old address."""

    member = models.OneToOneField(
        "members.User", on_delete=models.CASCADE, related_name="visit_calendar"
    )
    key = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("calendar of visits")
        verbose_name_plural = _("calendars of visits")

    def __str__(self) -> str:
        return str(self.member)
