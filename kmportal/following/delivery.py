"""The queue of mail about what members follow."""

from __future__ import annotations

from collections.abc import Mapping

from django_tasks import task

from kmportal.mailing.delivery import Queue

from .letters import letters_for
from .models import Mail

queue = Queue(Mail, letters_for, related=("member",))


@task()
def deliver() -> None:
    deliver_now()


def deliver_now() -> Mapping[str, int]:
    """How many messages ended in which state."""
    return queue.deliver()
