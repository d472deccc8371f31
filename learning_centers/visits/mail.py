"""Telling people of visits by mail: each occasion once, retried by the queue that all mail goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task

from kmportal.mailing.delivery import Queue
from learning_centers.models import Visit, VisitMail

from .keepers import keepers_of
from .letters import letters_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.members.models import User
    from learning_centers.models import VisitMessage

queue = Queue(
    VisitMail,
    letters_for,
    related=("visit__center__locale", "visit__feedback", "message", "member"),
)


@task()
def deliver() -> None:
    queue.deliver()


def tell_requester(
    visit: Visit, kind: VisitMail.Kind, occasion: object = "", message: VisitMessage | None = None
) -> int:
    return _enqueue(visit, kind, occasion, [None], message) if visit.email else 0


def tell_keepers(
    visit: Visit,
    kind: VisitMail.Kind,
    occasion: object = "",
    message: VisitMessage | None = None,
    *,
    besides: User | None = None,
) -> int:
    keepers = [user for user in keepers_of(visit.center) if user != besides]
    return _enqueue(visit, kind, occasion, keepers, message)


def _enqueue(
    visit: Visit,
    kind: VisitMail.Kind,
    occasion: object,
    members: Iterable[User | None],
    message: VisitMessage | None,
) -> int:
    """How many were new: an occasion that was told already is not told again."""
    keys = {f"{kind}:{occasion}:{member.pk if member else 0}": member for member in members}
    known = set(VisitMail.objects.filter(visit=visit, key__in=keys).values_list("key", flat=True))
    rows = [
        VisitMail(visit=visit, kind=kind, key=key, member=member, message=message)
        for key, member in keys.items()
        if key not in known
    ]
    VisitMail.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        transaction.on_commit(deliver.enqueue)
    return len(rows)
