"""What each mail about a visit says, in the language that is active."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning_centers.models import Visit, VisitMail

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = VisitMail.Kind
State = Visit.State


@dataclass(frozen=True)
class Words:
    """`page` is the requester's page that the link leads to; `said` is what a person wrote."""

    subject: str
    lines: list[str]
    link: str
    greeting: str = ""
    said: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    page: str = "visit"
    calendar: bool = False


def words(mail: VisitMail) -> Words:
    return _BY_KIND[Kind(mail.kind)](mail)


def _greeting(mail: VisitMail) -> str:
    name = str(mail.member) if mail.member else mail.visit.contact_name
    return _("Hello %(name)s,") % {"name": name}


def people(visit: Visit) -> str:
    counted = ngettext("%(count)s person", "%(count)s people", visit.people)
    return counted % {"count": visit.people}


def _names(visit: Visit) -> dict[str, object]:
    return {"centre": visit.center.title, "group": visit, "when": visit.when}


def facts(visit: Visit) -> list[tuple[str, str]]:
    told = [
        (_("When"), visit.when),
        (_("How many"), people(visit)),
        (_("To learn"), ", ".join(visit.courses)),
    ]
    return [(label, value) for label, value in told if value]


def _where(visit: Visit) -> list[tuple[str, str]]:
    center = visit.center
    told = [
        (_("Way there"), center.address),
        (_("Telephone"), center.telephone),
        ("LINE", center.line_id),
        (_("Before you visit"), center.visit_advice),
    ]
    return [(label, value) for label, value in told if value]


def _received(mail: VisitMail) -> Words:
    visit = mail.visit
    return Words(
        _("Your request to visit %(centre)s has arrived") % _names(visit),
        [
            _("The people of %(centre)s have your request and will answer you.") % _names(visit),
            _("With the link below you can see how it stands, change it or withdraw it."),
        ],
        _("See your request"),
        _greeting(mail),
        facts=facts(visit),
    )


def _asked(mail: VisitMail) -> Words:
    visit = mail.visit
    return Words(
        _("%(group)s would like to visit %(centre)s, %(when)s") % _names(visit),
        [_("A group asks whether it may come to %(centre)s.") % _names(visit)],
        _("Read the request and answer"),
        _greeting(mail),
        facts=facts(visit),
    )


def _answer(mail: VisitMail) -> Words:
    visit, message = mail.visit, mail.message
    state = message.state if message else visit.state
    subject, lines = _ANSWERS.get(state, _message_only)(visit)
    agreed = state == State.AGREED
    return Words(
        subject,
        lines,
        _("See your request"),
        _greeting(mail),
        message.text if message else "",
        facts(visit) + (_where(visit) if agreed else []),
        calendar=agreed or (state == State.DECLINED and _was_agreed(visit)),
    )


def _was_agreed(visit: Visit) -> bool:
    return visit.messages.filter(state=State.AGREED, from_center=True).exists()


def _agreed(visit: Visit) -> tuple[str, list[str]]:
    return _("%(centre)s expects you: %(when)s") % _names(visit), [
        _("Your visit to %(centre)s is agreed. You are welcome!") % _names(visit),
        _("The day is attached for your calendar."),
    ]


def _declined(visit: Visit) -> tuple[str, list[str]]:
    return _("%(centre)s cannot receive you, %(when)s") % _names(visit), [
        _("We are sorry: the people of %(centre)s cannot receive your group then.") % _names(visit),
        _("You are welcome to ask for another day, or to look for another centre near you."),
    ]


def _message_only(visit: Visit) -> tuple[str, list[str]]:
    return _("A message from %(centre)s about your visit") % _names(visit), [
        _("The people of %(centre)s write about your visit:") % _names(visit)
    ]


_ANSWERS: dict[str, Callable[[Visit], tuple[str, list[str]]]] = {
    State.AGREED: _agreed,
    State.DECLINED: _declined,
}


def _changed(mail: VisitMail) -> Words:
    visit = mail.visit
    waits = _("It waits for your answer.") if visit.state == State.NEW else ""
    return Words(
        _("%(group)s has changed its request, %(when)s") % _names(visit),
        [line for line in (_("This is how it stands now."), waits) if line],
        _("Read the request and answer"),
        _greeting(mail),
        facts=facts(visit),
    )


def _withdrawn(mail: VisitMail) -> Words:
    visit = mail.visit
    return Words(
        _("%(group)s does not come, %(when)s") % _names(visit),
        [_("The request to visit %(centre)s has been withdrawn.") % _names(visit)],
        _("See the request"),
        _greeting(mail),
        mail.message.text if mail.message else "",
        facts(visit),
    )


def _reminder(mail: VisitMail) -> Words:
    visit = mail.visit
    if mail.member:
        return Words(
            _("%(group)s comes: %(when)s") % _names(visit),
            [_("A reminder of the visit to %(centre)s.") % _names(visit)],
            _("See the request"),
            _greeting(mail),
            facts=[
                *facts(visit),
                (_("Contact"), f"{visit.contact_name} {visit.telephone}".strip()),
            ],
        )
    return Words(
        _("Your visit to %(centre)s: %(when)s") % _names(visit),
        [
            _("A reminder: %(centre)s expects you.") % _names(visit),
            _(
                "If you cannot come, please say so with the link below: somebody is cooking for you."
            ),
        ],
        _("See your request"),
        _greeting(mail),
        facts=facts(visit) + _where(visit),
    )


def _feedback(mail: VisitMail) -> Words:
    return Words(
        _("How was it at %(centre)s?") % _names(mail.visit),
        [
            _("You were at %(centre)s. What did you learn? Three short questions.")
            % _names(mail.visit),
            _("The people who received you read your answer."),
        ],
        _("Tell how it was"),
        _greeting(mail),
        page="feedback",
    )


def _told(mail: VisitMail) -> Words:
    visit = mail.visit
    told = visit.feedback
    return Words(
        _("%(group)s has told how it was") % _names(visit),
        [_("They visited %(centre)s, %(when)s.") % _names(visit)],
        _("See the visit"),
        _greeting(mail),
        told.learned,
        [
            (_("How it was"), str(told.get_rating_display())),
            (_("Would recommend it"), str(told.get_recommend_display())),
        ],
    )


_BY_KIND: dict[Kind, Callable[[VisitMail], Words]] = {
    Kind.RECEIVED: _received,
    Kind.ASKED: _asked,
    Kind.ANSWER: _answer,
    Kind.CHANGED: _changed,
    Kind.WITHDRAWN: _withdrawn,
    Kind.REMINDER: _reminder,
    Kind.FEEDBACK: _feedback,
    Kind.TOLD: _told,
}
