"""What whoever keeps a centre answers to a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning_centers.models import Visit, VisitMail, VisitMessage

from . import mail
from .requests import locked

if TYPE_CHECKING:
    from kmportal.members.models import User

State = Visit.State


class Answer(models.TextChoices):
    AGREE = "agree", _("Agree")
    DECLINE = "decline", _("Decline")
    WRITE = "write", _("Only write")
    DONE = "done", _("They came")
    SPAM = "spam", _("This is spam")
    RELEASE = "release", _("This is no spam")


#: From which states an answer leads where. What only writes leaves the state as it is.
_LEADS: dict[Answer, tuple[set[str], State | None]] = {
    Answer.AGREE: ({State.NEW, State.DECLINED}, State.AGREED),
    Answer.DECLINE: ({State.NEW, State.AGREED}, State.DECLINED),
    Answer.WRITE: ({State.NEW, State.AGREED, State.DECLINED, State.DONE}, None),
    Answer.DONE: ({State.AGREED}, State.DONE),
    Answer.SPAM: ({State.NEW}, State.SPAM),
    Answer.RELEASE: ({State.SPAM}, State.NEW),
}
SILENT = (Answer.DONE, Answer.SPAM, Answer.RELEASE)


def possible(visit: Visit) -> list[Answer]:
    """In the order of the buttons; nobody has come before the day."""
    if visit.key is None:
        return []
    begun = visit.first_day <= timezone.localdate()
    return [
        answer
        for answer, (states, _to) in _LEADS.items()
        if visit.state in states and (begun or answer != Answer.DONE)
    ]


@transaction.atomic
def answer(visit: Visit, user: User, choice: Answer, text: str, version: int) -> Visit:
    """Raises `Overtaken` where someone else was first: she has not seen what stands there now."""
    visit = locked(visit, version)
    state = _LEADS[choice][1]
    visit.state = state or visit.state
    visit.version += 1
    visit.save()
    message = VisitMessage.objects.create(
        visit=visit, author=user, state=visit.state if state else "", text=text
    )
    _tell(visit, choice, message)
    return visit


def _tell(visit: Visit, choice: Answer, message: VisitMessage) -> None:
    if choice == Answer.DONE:
        mail.tell_requester(visit, VisitMail.Kind.FEEDBACK)
    elif choice not in SILENT:
        mail.tell_requester(visit, VisitMail.Kind.ANSWER, message.pk, message)
