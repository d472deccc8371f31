"""Taking and withdrawing answers, and who gets the place that has become free."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from kmportal.members.privacy import VERSION

from . import mail
from .models.answer import FormAnswer
from .models.mail import FormMail
from .standing import Standing, family_of, standing_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from kmportal.members.models import User

    from .building import AnswerForm
    from .models import FormPage

#: Nobody's letter box is filled with answers she did not give.
MOST_ACKNOWLEDGED = 3
#: Two presses of one button are no further apart.
ONE_PRESS = datetime.timedelta(hours=1)


class TooLate(Exception):
    """The form has closed, or the last place was given, since this person opened it."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing


@transaction.atomic
def take(page: FormPage, form: AnswerForm, user: User | AnonymousUser) -> FormAnswer:
    """Store it, with a place or on the waiting list; pressed twice, it is stored once."""
    family = _locked(page)
    answer = FormAnswer(page=page, form_data=form.answers, language=(get_language() or "th")[:2])
    answer.fingerprint = _fingerprint(form)
    if (sent := _already_sent(family, answer)) is not None:
        return sent
    standing = standing_among(family)
    if not standing.takes:
        raise TooLate(standing)
    if standing.takes_waiting:
        answer.state = FormAnswer.State.WAITING
    answer.email = _email_in(page, answer.form_data)
    if page.asks_who:
        answer.consent_version = VERSION
        answer.member = user if user.is_authenticated else None
    answer.save()
    if _may_be_acknowledged(answer):
        mail.tell(answer, FormMail.Kind.RECEIVED)
    mail.tell_keeper(page)
    return answer


@transaction.atomic
def withdraw(answer: FormAnswer) -> None:
    """Nothing of it is kept; the place goes to whoever has waited longest."""
    page: Any = answer.page.specific
    family = _locked(page)
    FormAnswer.objects.filter(pk=answer.pk).delete()
    _move_up(family)
    mail.tell_keeper(page)


@transaction.atomic
def remove(page: FormPage, answers: QuerySet[FormAnswer]) -> int:
    """By whoever keeps the form. How many were removed."""
    family = _locked(page)
    _rows, removed = answers.delete()
    _move_up(family)
    return removed.get("forms.FormAnswer", 0)


@transaction.atomic
def move_up(page: FormPage) -> int:
    """Whoever waits gets the places there are, as after more have been added."""
    return _move_up(_locked(page))


def _locked(page: FormPage) -> list[FormPage]:
    """The form in all its languages, held until the transaction ends: places are given one by one."""
    rows = type(page).objects.filter(translation_key=page.translation_key).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))
    return family_of(page)


def _move_up(family: Sequence[FormPage]) -> int:
    standing = standing_among(family)
    if standing.event_is_over or not standing.waiting:
        return 0
    state = FormAnswer.State
    waiting = FormAnswer.objects.filter(page__in=family, state=state.WAITING).order_by("pk")
    moved = list(waiting if standing.left is None else waiting[: standing.left])
    FormAnswer.objects.filter(pk__in=[each.pk for each in moved]).update(state=state.TAKEN)
    for answer in moved:
        answer.state = state.TAKEN
        mail.tell(answer, FormMail.Kind.MOVED_UP)
    return len(moved)


def _fingerprint(form: AnswerForm) -> str:
    """Of what was written and when the form was handed out: another person's equal answer differs."""
    said = json.dumps([form.answers, form.data.get("opened", "")], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _already_sent(family: Sequence[FormPage], answer: FormAnswer) -> FormAnswer | None:
    since = timezone.now() - ONE_PRESS
    same = FormAnswer.objects.filter(page__in=family, fingerprint=answer.fingerprint)
    return same.filter(submit_time__gte=since).exclude(key=None).first()


def _email_in(page: FormPage, data: dict[str, Any]) -> str:
    names = [each.clean_name for each in page.form_fields.all() if each.field_type == "email"]
    return next((str(data[name]) for name in names if data.get(name)), "")


def _may_be_acknowledged(answer: FormAnswer) -> bool:
    day_ago = timezone.now() - datetime.timedelta(days=1)
    recent = FormAnswer.objects.filter(email__iexact=answer.email, submit_time__gte=day_ago)
    return bool(answer.email) and recent.count() <= MOST_ACKNOWLEDGED
