"""Every morning: who has not answered, what is due or late, and which pages come up again. Each once."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState

from .ageing import owners_due
from .mail import enqueue, tell_reviewers
from .models import CommunityCheck, DatedTaskState, ReviewMail, Voice

Kind = ReviewMail.Kind
#: What stays late is mentioned once in so many days.
AGAIN = 7


class Reminded(NamedTuple):
    storytellers: int
    reviewers: int
    owners: int


@transaction.atomic
def remind() -> Reminded:
    """How many mails were written down."""
    return Reminded(_storytellers(), _reviewers(), _owners())


def _storytellers() -> int:
    now = timezone.now()
    voices = Voice.objects.filter(check_of__outcome=CommunityCheck.Outcome.OPEN, expires_at__gt=now)
    voices = voices.exclude(email="").select_related("check_of__task_state__task")
    told = 0
    for voice in voices.prefetch_related("answers"):
        check = voice.check_of
        pause = datetime.timedelta(days=check.task_state.task.specific.remind_every)
        asked = voice.reminded_at or max(check.opened_at, voice.expires_at - _life(voice))
        if voice.latest(check.revision_id) or now - asked < pause:
            continue
        told += _remind(voice, now)
    return told


def _life(voice: Voice) -> datetime.timedelta:
    return datetime.timedelta(days=voice.check_of.task_state.task.specific.link_days)


def _remind(voice: Voice, now: datetime.datetime) -> int:
    voice.reminded_at = now
    voice.save(update_fields=["reminded_at"])
    assert voice.key is not None  # noqa: S101  # an open check keeps its links
    key = f"{Kind.ASK_AGAIN}:{voice.key.hex}:{now:%Y%m%d}"
    return enqueue([ReviewMail(kind=Kind.ASK_AGAIN, key=key, voice=voice)])


def _reviewers() -> int:
    """The day before, and when it is late; of a step that stays late once a week."""
    today = timezone.localdate()
    tomorrow = today + datetime.timedelta(days=1)
    waiting = DatedTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, due_on__lte=tomorrow
    ).select_related("task", "workflow_state")
    told = 0
    for state in waiting:
        late = (today - state.due_on).days
        if late <= 0:
            told += tell_reviewers(state, Kind.DUE, state.due_on)
        else:
            told += tell_reviewers(state, Kind.LATE, (late - 1) // AGAIN)
    return told


def _owners() -> int:
    """One letter a month, however many pages it names."""
    month = f"{timezone.localdate():%Y%m}"
    return enqueue(
        ReviewMail(kind=Kind.AGEING, key=f"{Kind.AGEING}:{owner.pk}:{month}", member=owner)
        for owner in owners_due()
    )
