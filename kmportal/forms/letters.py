"""Mail about answers as it is written, from how things stand when it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.contrib.forms.utils import get_forms_for_user

from kmportal.core.calendars import absolute, host

from .models.answer import FormAnswer
from .models.mail import FormMail
from .tokens import own_url

LONGEST_SUBJECT = 120
Kind = FormMail.Kind


class Words(NamedTuple):
    subject: str
    lines: tuple[str, ...]
    link: str
    url: str


@dataclass(frozen=True)
class Letter:
    mail: FormMail

    def message(self) -> EmailMultiAlternatives:
        with translation.override(self._language):
            return self._message()

    @property
    def _language(self) -> str:
        answer, owner = self.mail.answer, self.mail.page.owner
        language = answer.language if answer else owner and owner.language
        return language or settings.LANGUAGE_CODE

    def _message(self) -> EmailMultiAlternatives:
        words = _words(self.mail)
        subject = " ".join(Truncator(words.subject).chars(LONGEST_SUBJECT).split())
        context = {
            "subject": subject,
            "words": words,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": translation.get_language(),
        }
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("forms/mail/letter.txt", context),
            to=[self.mail.answer.email if self.mail.answer else self.mail.page.owner.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<forms.{self.mail.pk}@{host()}>",
            },
        )
        html = render_to_string("forms/mail/letter.html", context)
        message.attach_alternative(html, "text/html")
        return message


def letters_for(mails: Sequence[FormMail]) -> dict[int, Letter]:
    """No letter where there is nothing to tell any more, or to nobody who may know."""
    return {mail.pk: Letter(mail) for mail in mails if _may_be_told(mail)}


def _may_be_told(mail: FormMail) -> bool:
    answer, owner = mail.answer, mail.page.owner
    if mail.kind != Kind.NEWS:
        return bool(answer and answer.email and answer.key and mail.page.live)
    if not (owner and owner.is_active and owner.email):
        return False
    return bool(get_forms_for_user(owner).filter(pk=mail.page_id).exists())


def _words(mail: FormMail) -> Words:
    title = {"title": mail.page.title}
    said: tuple[str, ...]
    if mail.answer is None:
        return _news(mail, title)
    link = _("See your answer, or withdraw it")
    url = own_url(mail.answer)
    if mail.kind == Kind.MOVED_UP:
        said = (_("A place has become free, and it is yours."), _cannot_come())
        return Words(_("You have a place: “%(title)s”") % title, said, link, url)
    if mail.answer.state == FormAnswer.State.WAITING:
        said = (
            _("All places are taken. You are on the waiting list for “%(title)s”.") % title,
            _("When a place becomes free you get a mail."),
        )
        return Words(_("On the waiting list: “%(title)s”") % title, said, link, url)
    if mail.page.specific.form_kind == "registration":
        said = (_("You are on the list of “%(title)s”.") % title, _cannot_come())
        return Words(_("Your place is kept: “%(title)s”") % title, said, link, url)
    said = (_("Thank you. What you wrote about “%(title)s” has arrived.") % title,)
    return Words(_("Thank you for your answer: “%(title)s”") % title, said, link, url)


def _cannot_come() -> str:
    return _("If you cannot come, please say so with the link below: somebody else may be waiting.")


def _news(mail: FormMail, title: dict[str, str]) -> Words:
    """Nothing of the answers themselves: mail lies about in many places."""
    count = _new_answers(mail)
    said = ngettext("%(count)s new answer has come.", "%(count)s new answers have come.", count)
    lines = (said % {"count": count},) if count else (_("Somebody has withdrawn an answer."),)
    url = absolute(reverse("wagtailforms:list_submissions", args=[mail.page_id]))
    return Words(_("News of your form “%(title)s”") % title, lines, _("See the answers"), url)


def _new_answers(mail: FormMail) -> int:
    answers = FormAnswer.objects.filter(page=mail.page_id)
    news = FormMail.objects.filter(page=mail.page_id, kind=Kind.NEWS, state=FormMail.State.SENT)
    last = news.order_by("-sent_at").first()
    return (answers.filter(submit_time__gt=last.sent_at) if last else answers).count()
