"""Answers have their time: then what says who gave them goes, or the answers do and sums stay."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import FormAnswer, FormPage, FormTally
from .models.tally import EVERYONE
from .notice import last_day
from .sums import choices_in
from .taking import withdraw
from .wording import Wording

if TYPE_CHECKING:
    from kmportal.members.models import User


def expire_answers() -> int:
    """Of all forms whose days are over. How many answers were wiped or deleted."""
    kept = FormAnswer.objects.filter(forgotten_at=None).order_by().values("page").distinct()
    pages = FormPage.objects.filter(pk__in=kept).select_related("event")
    return sum(_expire(page) for page in pages.prefetch_related("form_fields"))


def _expire(page: FormPage) -> int:
    today, kept = timezone.localdate(), datetime.timedelta(days=page.keep_days)
    ends = last_day(page)
    if ends and ends + kept >= today:
        return 0
    before = timezone.make_aware(datetime.datetime.combine(today - kept, datetime.time()))
    old = FormAnswer.objects.filter(page=page, forgotten_at=None, submit_time__lt=before)
    answers = list(old)
    if answers and page.afterwards == page.Afterwards.SUMS:
        _tally(page, answers)
    else:
        _forget(page, answers)
    return len(answers)


@transaction.atomic
def _tally(page: FormPage, answers: Sequence[FormAnswer]) -> None:
    counts = Counter({(EVERYONE, EVERYONE): len(answers)})
    for question in page.form_fields.all():
        if question.is_counted:
            for answer in answers:
                chosen = choices_in(question, answer.form_data)
                counts.update((question.clean_name, each[:255]) for each in chosen)
    for (question_name, choice), count in counts.items():
        row, _made = FormTally.objects.get_or_create(
            page=page, question=question_name, choice=choice
        )
        FormTally.objects.filter(pk=row.pk).update(count=F("count") + count)
    FormAnswer.objects.filter(pk__in=[each.pk for each in answers]).delete()


@transaction.atomic
def _forget(page: FormPage, answers: Sequence[FormAnswer]) -> None:
    """Also what was answered to questions the editor has removed: nobody knows what they asked."""
    named = {each.clean_name for each in page.form_fields.all() if not each.is_personal}
    for answer in answers:
        answer.form_data = {key: value for key, value in answer.form_data.items() if key in named}
        answer.key, answer.member, answer.email = None, None, ""
        answer.fingerprint, answer.forgotten_at = "", timezone.now()
        answer.mails.all().delete()
        answer.save()


def export(user: User) -> list[dict[str, Any]]:
    """What a member answered, as she wrote it."""
    answers = FormAnswer.objects.filter(member=user).select_related("page")
    return [_exported(answer) for answer in answers]


def _exported(answer: FormAnswer) -> dict[str, Any]:
    page: Any = answer.page.specific
    questions = list(page.form_fields.all())
    wording = Wording(questions, [answer.form_data])
    return {
        "form": page.title if page.live else None,
        "when": answer.submit_time,
        "answers": {each.label: wording.of(each, answer.form_data) for each in questions},
    }


def erase(user: User, keep: bool) -> None:
    """Nothing of an answer is public: with the account it goes as if it were withdrawn."""
    for answer in FormAnswer.objects.filter(member=user).select_related("page"):
        withdraw(answer)
