"""The queue of mail that rules send."""

from __future__ import annotations

from django_tasks import task

from kmportal.mailing.delivery import Queue

from .letters import letters_for
from .models import RuleMail

queue = Queue(RuleMail, letters_for, related=("member", "run__page", "run__rule"))


@task()
def deliver() -> None:
    queue.deliver()
