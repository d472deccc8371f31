"""Taking, changing and withdrawing a request."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from kmportal.core.models import ContentPage
from kmportal.guard.models import ListedWord
from kmportal.guard.text import fingerprint, link_count
from kmportal.guard.words import verdict
from kmportal.members.privacy import VERSION
from learning_centers.models import Visit, VisitFeedback, VisitMail, VisitMessage

from . import mail

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.typed_days import Days
    from learning_centers.models import LearningCenterPage

    from .querysets import VisitQuerySet

#: With more links in it a request is no request.
MOST_LINKS = 2
#: The same words to so many other centres within a week are an advertisement.
ELSEWHERE = 5
#: Nobody's letter box is filled with requests she did not make.
MOST_ACKNOWLEDGED = 3
RECENT = datetime.timedelta(days=7)
TYPED = (
    "group",
    "people",
    "courses",
    "wishes",
    "contact_name",
    "telephone",
    "email",
    "line_id",
    "language",
)
Kind = VisitMail.Kind
State = Visit.State


class Overtaken(Exception):
    """Somebody else has changed the visit since this person read it."""


@transaction.atomic
def take(center: LearningCenterPage, data: dict[str, Any], request: HttpRequest) -> Visit:
    """Store it and tell those it concerns; pressed twice, it is stored and told once."""
    # Two presses at once queue here, so that the second finds the first.
    ContentPage.objects.select_for_update(of=("self",)).get(pk=center.pk)
    visit = Visit(center=center, consent_version=VERSION)
    _fill(visit, data)
    if (sent := _already_sent(visit)) is not None:
        return sent
    if request.user.is_authenticated:
        visit.member = request.user
    visit.remember_address(request)
    listed = verdict(_words(visit))
    visit.state = State.SPAM if _is_spam(visit, listed) else State.NEW
    visit.save()
    if visit.state == State.NEW:
        mail.tell_keepers(visit, Kind.ASKED)
        if not listed and _may_be_acknowledged(visit):
            mail.tell_requester(visit, Kind.RECEIVED)
    return visit


@transaction.atomic
def change(visit: Visit, data: dict[str, Any], version: int) -> Visit:
    """Other days or more people than were agreed have to be agreed again."""
    visit = locked(visit, version)
    before = (visit.first_day, visit.last_day)
    people = visit.people
    _fill(visit, data)
    moved = before != (visit.first_day, visit.last_day) or visit.people > people
    if visit.state == State.AGREED and moved:
        visit.state = State.NEW
    if visit.state == State.NEW and _is_spam(visit, verdict(_words(visit))):
        visit.state = State.SPAM
    message = _moved_on(visit, from_center=False)
    mail.tell_keepers(visit, Kind.CHANGED, message.pk, message)
    return visit


@transaction.atomic
def withdraw(visit: Visit, text: str = "") -> Visit:
    visit = locked(visit)
    if not visit.is_open:
        return visit
    told = visit.state != State.SPAM
    visit.state = State.WITHDRAWN
    message = _moved_on(visit, text, from_center=False)
    if told:
        mail.tell_keepers(visit, Kind.WITHDRAWN, message.pk, message)
    return visit


@transaction.atomic
def tell_how_it_was(visit: Visit, data: dict[str, Any]) -> VisitFeedback:
    """Told again, it replaces what was told; the keepers hear of it once."""
    visit = locked(visit)
    feedback, _made = VisitFeedback.objects.update_or_create(visit=visit, defaults=data)
    mail.tell_keepers(visit, Kind.TOLD)
    return feedback


def locked(visit: Visit, version: int | None = None) -> Visit:
    """The row as it stands now, held until the transaction ends. Raises `Overtaken` where `version`
    is given and is not the stored one any more."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("center__locale")
    found = rows.get(pk=visit.pk)
    if found.key is None or (version is not None and found.version != version):
        raise Overtaken
    return found


def _moved_on(visit: Visit, text: str = "", *, from_center: bool) -> VisitMessage:
    visit.version += 1
    visit.save()
    return VisitMessage.objects.create(
        visit=visit, state=visit.state, text=text, from_center=from_center
    )


def _fill(visit: Visit, data: dict[str, Any]) -> None:
    for name in TYPED:
        setattr(visit, name, data[name])
    days: Days = data["days"]
    visit.first_day, visit.last_day = days
    visit.fingerprint = fingerprint(f"{_words(visit)} {visit.people} {days.first} {days.last}")


def _words(visit: Visit) -> str:
    contact = (visit.contact_name, visit.telephone, visit.email, visit.line_id)
    return "\n".join([visit.group, visit.wishes, *contact])


def _already_sent(visit: Visit) -> Visit | None:
    same = _same_words(visit).of_center(visit.center).exclude(key=None)
    found = next((each for each in same.with_center() if each.is_open), None)
    return found if found and found.courses == visit.courses else None


def _same_words(visit: Visit) -> VisitQuerySet:
    since = timezone.now() - RECENT
    return Visit.objects.filter(fingerprint=visit.fingerprint, created_at__gte=since)


def _is_spam(visit: Visit, listed: ListedWord.Effect | None) -> bool:
    if listed == ListedWord.Effect.SPAM or link_count(_words(visit)) > MOST_LINKS:
        return True
    same = _same_words(visit).exclude(pk=visit.pk)
    return same.filter(state=State.SPAM).exists() or same.count() >= ELSEWHERE


def _may_be_acknowledged(visit: Visit) -> bool:
    day_ago = timezone.now() - datetime.timedelta(days=1)
    recent = Visit.objects.filter(email__iexact=visit.email, created_at__gte=day_ago)
    return recent.count() <= MOST_ACKNOWLEDGED
