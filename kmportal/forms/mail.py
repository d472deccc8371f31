"""Telling people of answers: each once, through the queue all mail goes through."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kmportal.mailing.delivery import Queue

from .letters import letters_for
from .models.mail import FormMail

if TYPE_CHECKING:
    from .models import FormAnswer, FormPage

#: Whoever keeps a form hears of its answers no more often.
NEWS_EVERY = datetime.timedelta(hours=1)

queue = Queue(FormMail, letters_for, related=("page__locale", "page__owner", "answer"))


@task()
def deliver() -> None:
    queue.deliver()


def tell(answer: FormAnswer, kind: FormMail.Kind) -> None:
    if not answer.email:
        return
    row = FormMail(page_id=answer.page_id, answer=answer, kind=kind)
    FormMail.objects.bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(deliver.enqueue)


def tell_keeper(page: FormPage) -> None:
    """One mail waits at a time: it tells of all that has come until it goes."""
    if not (page.notify_owner and page.owner_id):
        return
    news = FormMail.objects.filter(page=page, kind=FormMail.Kind.NEWS)
    if news.filter(state=FormMail.State.WAITING).exists():
        return
    last = news.filter(state=FormMail.State.SENT).order_by("-sent_at").first()
    due = timezone.now()
    if last and last.sent_at:
        due = max(due, last.sent_at + NEWS_EVERY)
    FormMail.objects.create(page=page, kind=FormMail.Kind.NEWS, due_at=due)
    transaction.on_commit(deliver.enqueue)
