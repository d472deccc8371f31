"""Telling people of reviews by mail: each occasion once, by the queue that all mail goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from kmportal.mailing.delivery import Queue

from .letters import letters_for
from .models import BranchReviewTask, CommunityCheck, ReviewMail
from .reviewers import Reviewers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.models import TaskState

    from kmportal.members.models import User

    from .models import Voice

Kind = ReviewMail.Kind

queue = Queue(
    ReviewMail,
    letters_for,
    related=("voice__check_of__page", "task_state__task", "task_state__workflow_state", "member"),
)


@task()
def deliver() -> None:
    queue.deliver()


def enqueue(mails: Iterable[ReviewMail]) -> int:
    """How many were new: an occasion that was told already is not told again."""
    by_key = {mail.key: mail for mail in mails}
    known = set(ReviewMail.objects.filter(key__in=by_key).values_list("key", flat=True))
    rows = [mail for key, mail in by_key.items() if key not in known]
    ReviewMail.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        transaction.on_commit(deliver.enqueue)
    return len(rows)


def ask(voice: Voice, *, anew: bool = False) -> int:
    """The question itself. `anew` ends the link that was sent before."""
    if anew:
        voice.renew()
    if not voice.email or voice.key is None:
        return 0
    key = f"{Kind.ASK}:{voice.key.hex}"
    return enqueue([ReviewMail(kind=Kind.ASK, key=key, voice=voice)])


def ask_all(check: CommunityCheck) -> int:
    """Those whose address is known."""
    return sum(ask(voice) for voice in check.voices.all())


def tell_of_step(state: TaskState) -> None:
    """Wagtail tells reviewers of steps of its own kinds, and writers how each ended."""
    if isinstance(state.task.specific, BranchReviewTask):
        tell_reviewers(state, Kind.WAITING)


def tell_reviewers(state: TaskState, kind: ReviewMail.Kind, occasion: object = "") -> int:
    return enqueue(
        ReviewMail(
            kind=kind,
            key=f"{kind}:{state.pk}:{member.pk}:{occasion}",
            task_state=state,
            member=member,
        )
        for member in waited_for(state, Reviewers())
    )


def waited_for(state: TaskState, reviewers: Reviewers) -> list[User]:
    """Whom a step waits for, if they can be written to."""
    people = reviewers.waited_for(state, _path(state))
    return sorted((each for each in people if each.email), key=lambda each: each.pk)


def _path(state: TaskState) -> str:
    page = state.workflow_state.content_object
    return str(page.path) if isinstance(page, Page) else ""
