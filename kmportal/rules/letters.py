"""A mail of a rule as it is written, from what its receiver may see at the moment of sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kmportal.core.dates import readable_date
from search.readers import readable_by

from .placeholders import filled
from .whom import may_know

if TYPE_CHECKING:
    from .models import RuleMail

LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Letter:
    """`on_site` says whether its receiver can read the page where everybody does."""

    mail: RuleMail
    on_site: bool

    def message(self) -> EmailMultiAlternatives:
        with translation.override(self.language):
            return self._message()

    @property
    def language(self) -> str:
        own = self.mail.member.language
        return own if own in self.mail.words else settings.LANGUAGE_CODE

    @property
    def address(self) -> str:
        page = self.mail.run.page
        public = page.full_url if self.on_site else None
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return str(public or urljoin(settings.WAGTAILADMIN_BASE_URL, edit))

    def _message(self) -> EmailMultiAlternatives:
        subject, text = (filled(each, self._values()) for each in self.mail.words[self.language])
        subject = " ".join(Truncator(subject).chars(LONGEST_SUBJECT).split())
        context = {
            "subject": subject,
            "text": text,
            "url": self.address,
            "rule": self.mail.run.rule,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": translation.get_language(),
        }
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("rules/mail/letter.txt", context),
            to=[self.mail.member.email],
            headers=self._headers(),
        )
        html = render_to_string("rules/mail/letter.html", context)
        message.attach_alternative(html, "text/html")
        return message

    def _values(self) -> dict[str, str]:
        page = self.mail.run.page
        return {
            "title": str(page.title if self.on_site else page.draft_title or page.title),
            "address": self.address,
            "who": self.mail.who or _("nobody in particular"),
            "date": readable_date(self.mail.run.at),
        }

    def _headers(self) -> dict[str, str]:
        """The same identifier when an attempt is repeated, so that a server which took the first can tell."""
        base = urljoin(settings.WAGTAILADMIN_BASE_URL, "/")
        host = base.split("//", 1)[-1].split("/")[0].split(":")[0]
        return {"Auto-Submitted": "auto-generated", "Message-ID": f"<rule.{self.mail.pk}@{host}>"}


def letters_for(mails: Sequence[RuleMail]) -> dict[int, Letter]:
    """No letter where its receiver may no longer see the page."""
    found = {}
    for mail in mails:
        member, page = mail.member, mail.run.page
        if member.is_active and member.email and may_know(member, page):
            on_site = readable_by(member).filter(pk=page.pk).exists()
            found[mail.pk] = Letter(mail, on_site)
    return found
