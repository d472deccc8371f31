"""What each mail about a review says, in the language that is active."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kmportal.core.dates import readable_date

from .ageing import Ageing, due_for
from .community.tokens import link_of
from .models import ReviewMail

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Page, TaskState

Kind = ReviewMail.Kind
MOST_PAGES = 12


@dataclass(frozen=True)
class Words:
    """`link` is what the button says, `url` where it leads."""

    subject: str
    lines: list[str]
    link: str
    url: str
    greeting: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    foot: str = ""


def words(mail: ReviewMail) -> Words:
    return _BY_KIND[Kind(mail.kind)](mail)


def _absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def _greeting(mail: ReviewMail) -> str:
    return _("Hello %(name)s,") % {"name": mail.voice or mail.member}


def _title(page: Page) -> str:
    return str(page.draft_title or page.title)


def _asked(mail: ReviewMail) -> Words:
    voice = mail.voice
    assert voice is not None  # noqa: S101  # such mail is written to storytellers only
    names = {"title": _title(voice.check_of.page)}
    lines = [
        _("A lesson tells of what you and your community did: “%(title)s”.") % names,
        _("Before it is published we ask you to read it and to say whether it was so."),
        _("You need no account. The link is yours alone: please do not pass it on."),
    ]
    subject = _("Was it so? Please read “%(title)s”") % names
    if mail.kind == Kind.ASK_AGAIN:
        subject = _("A reminder: please read “%(title)s”") % names
        lines.insert(0, _("We have not heard from you yet."))
    return Words(
        subject,
        lines,
        _("Read it and answer"),
        link_of(voice),
        _greeting(mail),
        [(_("The link works until"), readable_date(voice.expires_at))],
        _("If you should not have got this mail, you need do nothing."),
    )


def _step(mail: ReviewMail) -> TaskState:
    assert mail.task_state is not None  # noqa: S101  # such mail is written about steps only
    return mail.task_state


def _review(mail: ReviewMail, subject: str, line: str) -> Words:
    state = _step(mail)
    workflow = state.workflow_state
    title = _title(workflow.content_object)
    facts = [
        (_("Step"), str(state.task)),
        (_("To be done by"), readable_date(state.specific.due_on)),
    ]
    if workflow.requested_by:
        facts.insert(0, (_("Handed in by"), str(workflow.requested_by)))
    return Words(
        subject % {"title": title},
        [line % {"title": title}],
        _("Compare, approve or return it"),
        _absolute(reverse("review_decide", args=[state.pk])),
        _greeting(mail),
        facts,
    )


def _waiting(mail: ReviewMail) -> Words:
    subject = _("To review: “%(title)s”")
    return _review(mail, subject, _("“%(title)s” has been handed in and waits for a review."))


def _due(mail: ReviewMail) -> Words:
    subject = _("Due tomorrow: the review of “%(title)s”")
    return _review(mail, subject, _("Somebody waits for your answer about “%(title)s”."))


def _late(mail: ReviewMail) -> Words:
    subject = _("Late: the review of “%(title)s”")
    line = _(
        "The review of “%(title)s” should be done by now. If you have no time, tell a steward."
    )
    return _review(mail, subject, line)


def ageing_pages(mail: ReviewMail) -> list[Ageing]:
    return due_for(mail.member) if mail.member else []


def _ageing(mail: ReviewMail) -> Words:
    pages = ageing_pages(mail)
    counted = ngettext(
        "%(count)s page of yours to look through again",
        "%(count)s pages of yours to look through again",
        len(pages),
    )
    lines = [
        _("It is long since these were last looked through. Are they still right?"),
        _("Where nothing has changed, one press on “Still right” is enough."),
    ]
    shown = [(_title(each.page), readable_date(each.due_on)) for each in pages[:MOST_PAGES]]
    return Words(
        counted % {"count": len(pages)},
        lines,
        _("See the pages"),
        _absolute(reverse("ageing_pages")),
        _greeting(mail),
        shown,
    )


_BY_KIND: dict[Kind, Callable[[ReviewMail], Words]] = {
    Kind.ASK: _asked,
    Kind.ASK_AGAIN: _asked,
    Kind.WAITING: _waiting,
    Kind.DUE: _due,
    Kind.LATE: _late,
    Kind.AGEING: _ageing,
}
