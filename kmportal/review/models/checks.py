"""What a community was asked about a lesson, and what it answered."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, TaskState

from kmportal.core.models import ContentPage, PageContributor

if TYPE_CHECKING:
    from collections.abc import Iterable

STORYTELLER = PageContributor.Role.STORYTELLER


class CommunityCheckManager(models.Manager["CommunityCheck"]):
    def open_for(self, state: TaskState, link_days: int) -> CommunityCheck | None:
        """Asks those whom the text handed in names. None for pages that have no storytellers."""
        page = state.revision.as_object()
        if not isinstance(page, ContentPage) or STORYTELLER not in page.contributor_roles:
            return None
        check = self.create(task_state=state, page_id=page.pk, revision=state.revision)
        tellers = [each for each in page.contributors.all() if each.role == STORYTELLER]
        known = self._known_addresses(page)
        expires = timezone.now() + datetime.timedelta(days=link_days)
        Voice.objects.bulk_create(
            Voice(
                check_of=check,
                name=each.shown_name[:160],
                member=each.member,
                email=known.get(each.shown_name, each.member.email if each.member else ""),
                language=_language(page),
                expires_at=expires,
            )
            for each in tellers
        )
        return check

    def _known_addresses(self, page: Page) -> dict[str, str]:
        """From the check before: nobody types the same address twice."""
        before = Voice.objects.filter(check_of__page_id=page.pk).exclude(email="")
        return dict(before.order_by("pk").values_list("name", "email"))


def _language(page: Page) -> str:
    code = page.locale.language_code
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class CommunityCheck(models.Model):
    """One round of asking, about one version. `confirmed` and `asked` stay when its people are forgotten."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waiting for answers")
        CONFIRMED = "confirmed", _("Confirmed")
        RETURNED = "returned", _("Returned to the writer")
        WAIVED = "waived", _("Gone on without")
        CANCELLED = "cancelled", pgettext_lazy("community check", "Cancelled")

    task_state = models.OneToOneField(
        TaskState, on_delete=models.CASCADE, related_name="community_check"
    )
    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="community_checks",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The text that is asked about. It stays the same while others edit."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=9, choices=Outcome.choices, default=Outcome.OPEN
    )
    confirmed = models.PositiveSmallIntegerField(_("said yes"), default=0)
    asked = models.PositiveSmallIntegerField(_("were asked"), default=0)
    opened_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = CommunityCheckManager()

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        verbose_name = _("community check")
        verbose_name_plural = _("community checks")
        indexes: ClassVar = [models.Index(fields=["page", "outcome"])]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_outcome_display()}"

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def closed_on(self) -> datetime.date | None:
        """The day it was here, which the moment's own date is not until seven in the morning."""
        return timezone.localdate(self.closed_at) if self.closed_at else None

    def counted(self) -> list[tuple[Voice, Answer | None]]:
        """Each person with what they last said of the version asked about, in time."""
        voices = self.voices.prefetch_related("answers")
        return [(voice, voice.latest(self.revision_id)) for voice in voices]


class Voice(models.Model):
    """A person asked. `key` is the unguessable part of her link: a new one ends the old link, and
    without one, after her data went, no link leads here."""

    check_of = models.ForeignKey(CommunityCheck, on_delete=models.CASCADE, related_name="voices")
    name = models.CharField(_("name"), max_length=160)
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="th"
    )
    key = models.UUIDField(default=uuid.uuid4, null=True, editable=False)
    expires_at = models.DateTimeField(_("link works until"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("storyteller asked")
        verbose_name_plural = _("storytellers asked")

    def __str__(self) -> str:
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def renew(self) -> None:
        """A new link; the old one ends."""
        days = self.check_of.task_state.task.specific.link_days
        self.key, self.reminded_at = uuid.uuid4(), None
        self.expires_at = timezone.now() + datetime.timedelta(days=days)
        self.save(update_fields=["key", "expires_at", "reminded_at"])

    def latest(self, revision: int | None) -> Answer | None:
        """Reads what `prefetch_related("answers")` has read."""
        answers: Iterable[Answer] = self.answers.all()
        counted = [each for each in answers if not each.late and each.revision_id == revision]
        return max(counted, key=lambda each: each.pk, default=None)


class Answer(models.Model):
    """What a storyteller said of one version. None is ever changed: another one is said after it."""

    class Verdict(models.TextChoices):
        YES = "yes", pgettext_lazy("community check", "Yes, it was so")
        CORRECTION = "correction", pgettext_lazy("community check", "Nearly: something must change")
        NO = "no", pgettext_lazy("community check", "No, it was not so")

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="answers")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verdict = models.CharField(_("answer"), max_length=10, choices=Verdict.choices)
    words = models.TextField(_("in their own words"), blank=True)
    late = models.BooleanField(
        _("came late"),
        default=False,
        help_text=_("After the link had expired or the matter was settled: read, not counted."),
    )
    given_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("answer of a storyteller")
        verbose_name_plural = _("answers of storytellers")

    def __str__(self) -> str:
        return f"{self.voice}: {self.get_verdict_display()}"
