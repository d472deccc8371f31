"""Mail about reviews as it is written, from how things stand at the moment of sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import Truncator
from wagtail.models import TaskState

from . import wording
from .models import Answer, ReviewMail

if TYPE_CHECKING:
    from .wording import Words

LONGEST_SUBJECT = 120
Kind = ReviewMail.Kind
TO_STORYTELLERS = (Kind.ASK, Kind.ASK_AGAIN)


@dataclass(frozen=True)
class Letter:
    mail: ReviewMail

    @property
    def language(self) -> str:
        person = self.mail.voice or self.mail.member
        return (person.language if person else "") or settings.LANGUAGE_CODE

    def message(self) -> EmailMultiAlternatives:
        with translation.override(self.language):
            return self._message(wording.words(self.mail))

    def _message(self, words: Words) -> EmailMultiAlternatives:
        subject = " ".join(Truncator(words.subject).chars(LONGEST_SUBJECT).split())
        context = {
            "subject": subject,
            "words": words,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": translation.get_language(),
        }
        person = self.mail.voice or self.mail.member
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("review/mail/letter.txt", context),
            to=[person.email] if person else [],
            headers=self._headers(),
        )
        html = render_to_string("review/mail/letter.html", context)
        message.attach_alternative(html, "text/html")
        return message

    def _headers(self) -> dict[str, str]:
        """The same identifier when an attempt is repeated, so that a server which took the first can tell."""
        base = urljoin(settings.WAGTAILADMIN_BASE_URL, "/")
        host = base.split("//", 1)[-1].split("/")[0].split(":")[0]
        return {"Auto-Submitted": "auto-generated", "Message-ID": f"<review.{self.mail.pk}@{host}>"}


def letters_for(mails: Sequence[ReviewMail]) -> dict[int, Letter]:
    """No letter where nothing may be told any more."""
    return {mail.pk: Letter(mail) for mail in mails if _may_be_told(mail)}


def _may_be_told(mail: ReviewMail) -> bool:
    if mail.kind in TO_STORYTELLERS:
        return _still_asked(mail)
    member = mail.member
    if member is None or not (member.is_active and member.email):
        return False
    if mail.kind == Kind.AGEING:
        return bool(wording.ageing_pages(mail))
    state = mail.task_state
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return False
    due = state.specific.due_on
    if mail.kind == Kind.LATE and due >= timezone.localdate():
        return False
    # Who has lost the right since hears nothing of a draft she may not see.
    waiting = state.task.specific.get_task_states_user_can_moderate(member)
    return bool(waiting.filter(pk=state.pk).exists())


def _still_asked(mail: ReviewMail) -> bool:
    voice = mail.voice
    if voice is None or not voice.email or voice.key is None:
        return False
    check = voice.check_of
    same_link = mail.key.split(":")[1] == voice.key.hex
    answered = Answer.objects.filter(voice=voice, revision=check.revision_id, late=False).exists()
    return same_link and check.is_open and not voice.is_expired and not answered
