"""Mail as it is written: put together at the moment of sending, from what may be told then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kmportal.core.dates import readable_date

from .models import Frequency, Mail, Notification
from .targets import label, rows_of
from .unsubscribing import FOLLOW, Subscription, subscription_for
from .wording import Followed, Line, absolute, lines_of, with_what_is_said

if TYPE_CHECKING:
    from kmportal.members.models import User

#: A digest names so many; the rest is counted, and read on the site.
MOST_LINES = 30
LONGEST_SUBJECT = 120


@dataclass(frozen=True)
class Letter:
    mail: Mail
    notifications: Sequence[Notification]
    followed: Followed

    def message(self) -> EmailMultiAlternatives:
        with translation.override(language_of(self.mail.member)):
            return self._message()

    def _message(self) -> EmailMultiAlternatives:
        subject = " ".join(Truncator(self._subject()).chars(LONGEST_SUBJECT).split())
        context = self._context(subject)
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("following/mail/letter.txt", context),
            to=[self.mail.member.email],
            headers=self._headers(),
        )
        message.attach_alternative(
            render_to_string("following/mail/letter.html", context), "text/html"
        )
        return message

    def _headers(self) -> dict[str, str]:
        """RFC 8058: the mail program ends the mail with one POST. The identifier stays the same when
        an attempt is repeated, so that a server which took the first can tell."""
        host = absolute("/").split("//", 1)[-1].split("/")[0].split(":")[0]
        return {
            "List-Unsubscribe": f"<{self._unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<following.{self.mail.pk}@{host}>",
        }

    def _context(self, subject: str) -> dict[str, object]:
        return {
            "subject": subject,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": translation.get_language(),
            "member": self.mail.member,
            "lines": self._lines,
            "more": len(self.notifications) - len(self._lines),
            "digest": self.mail.scope != Mail.Scope.ONE,
            "ends": self._ends,
            "unsubscribe_url": self._unsubscribe_url,
            "choices_url": absolute(reverse("following")),
            "notifications_url": absolute(reverse("notifications")),
        }

    def _subject(self) -> str:
        if self.mail.scope == Mail.Scope.ONE:
            return self._lines[0].headline
        count = len(self.notifications)
        news = ngettext("%(count)s piece of news", "%(count)s pieces of news", count)
        day = readable_date(timezone.localdate())
        return f"{news % {'count': count}} · {day} · {settings.WAGTAIL_SITE_NAME}"

    @cached_property
    def _lines(self) -> list[Line]:
        return lines_of(self.notifications[:MOST_LINES], self.followed)

    @cached_property
    def _subscription(self) -> Subscription:
        return subscription_for(self.mail, self.notifications)

    @property
    def _ends(self) -> str:
        """As the subscription says it, but without a question for each letter."""
        follow = self.notifications[0].follow
        if self._subscription.scope != FOLLOW or follow is None:
            return self._subscription.label
        row = self.followed.get((follow.kind, follow.key))
        return label(row) if row else _("this page")

    @property
    def _unsubscribe_url(self) -> str:
        return absolute(self._subscription.path)


def letters_for(mails: Sequence[Mail]) -> dict[int, Letter]:
    """Letters by the mail's key, in a fixed number of queries; no letter where nothing may be told any more."""
    due = Notification.objects.filter(mail__in=mails, read_at=None)
    rows = due.exclude(frequency=Frequency.SITE).readable().order_by("pk")
    told: dict[int, list[Notification]] = defaultdict(list)
    for row in with_what_is_said(rows):
        told[cast("int", row.mail_id)].append(row)
    every = chain.from_iterable(told.values())
    followed = rows_of(row.follow for row in every if row.follow)
    return {
        mail.pk: Letter(mail, told[mail.pk], followed)
        for mail in mails
        if told[mail.pk] and mail.member.is_active and mail.member.email
    }


def language_of(member: User) -> str:
    return getattr(member, "language", "") or settings.LANGUAGE_CODE
