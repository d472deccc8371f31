"""Mail about a visit as it is written, from how the visit stands at the moment of sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator

from kmportal.core.calendars import absolute, host
from learning_centers.models import Visit, VisitMail

from . import calendars, wording
from .keepers import may_keep
from .tokens import own_url

if TYPE_CHECKING:
    from .wording import Words

LONGEST_SUBJECT = 120
Kind = VisitMail.Kind


@dataclass(frozen=True)
class Letter:
    mail: VisitMail

    @property
    def visit(self) -> Visit:
        return self.mail.visit

    @property
    def language(self) -> str:
        member = self.mail.member
        return (member.language if member else self.visit.language) or settings.LANGUAGE_CODE

    def message(self) -> EmailMultiAlternatives:
        with translation.override(self.language):
            return self._message()

    def _message(self) -> EmailMultiAlternatives:
        words = wording.words(self.mail)
        subject = " ".join(Truncator(words.subject).chars(LONGEST_SUBJECT).split())
        context = self._context(words, subject)
        member = self.mail.member
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("learning_centers/visits/mail/letter.txt", context),
            to=[member.email if member else self.visit.email],
            headers=self._headers(),
        )
        html = render_to_string("learning_centers/visits/mail/letter.html", context)
        message.attach_alternative(html, "text/html")
        if words.calendar:
            content = calendars.of_request(self.visit)
            message.attach("visit.ics", content.decode(), "text/calendar")
        return message

    def _headers(self) -> dict[str, str]:
        """The same identifier when an attempt is repeated, so that a server which took the first can tell."""
        return {
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<visits.{self.mail.pk}@{host()}>",
        }

    def _context(self, words: Words, subject: str) -> dict[str, object]:
        return {
            "subject": subject,
            "words": words,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": translation.get_language(),
            "url": self._url(words),
        }

    def _url(self, words: Words) -> str:
        if self.mail.member:
            return absolute(reverse("visit_editor", args=[self.visit.pk]))
        return own_url(self.visit, words.page)


def letters_for(mails: Sequence[VisitMail]) -> dict[int, Letter]:
    """No letter where nothing may be told any more."""
    return {mail.pk: Letter(mail) for mail in mails if _may_be_told(mail)}


def _may_be_told(mail: VisitMail) -> bool:
    visit, member = mail.visit, mail.member
    forgotten = visit.key is None and mail.kind != Kind.WITHDRAWN
    if forgotten or visit.state == Visit.State.SPAM:
        return False
    if member is None:
        reachable = bool(visit.email)
    else:
        reachable = bool(member.is_active and member.email and may_keep(member, visit.center))
    return reachable and _still_true(mail)


def _still_true(mail: VisitMail) -> bool:
    """A reminder of a visit that was moved or is off must not go out, whenever it was written down."""
    visit, today = mail.visit, timezone.localdate()
    match mail.kind:
        case Kind.REMINDER:
            agreed = visit.state == Visit.State.AGREED and visit.last_day >= today
            return agreed and mail.key.startswith(f"{Kind.REMINDER}:{visit.first_day}:")
        case Kind.FEEDBACK:
            came = visit.state in (Visit.State.AGREED, Visit.State.DONE)
            return came and not hasattr(visit, "feedback")
        case Kind.RECEIVED | Kind.ASKED:
            return visit.state != Visit.State.WITHDRAWN
    return True
