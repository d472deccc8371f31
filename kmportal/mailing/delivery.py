"""Mail that waits is sent, each message at most once; what fails is tried again, later and later."""

from __future__ import annotations

import logging
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from django.utils import timezone

from .models import QueuedMail
from .smtp import MayHaveArrived, connection

if TYPE_CHECKING:
    from django.core.mail import EmailMessage
    from django.core.mail.backends.base import BaseEmailBackend
    from django.db import models

logger = logging.getLogger(__name__)

BATCH = 100
#: How long to wait after each failure; after the last one the message is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720, 1440))
#: A message in hand for longer belongs to a process that died.
ABANDONED_AFTER = timedelta(minutes=15)

State = QueuedMail.State
Row = TypeVar("Row", bound=QueuedMail)


class Writable(Protocol):
    def message(self) -> EmailMessage: ...


class _ServerAway(Exception):
    def __init__(self, waiting: int) -> None:
        self.waiting = waiting


@dataclass(frozen=True)
class Queue(Generic[Row]):
    """The messages of one table. `letters_for` gives letters by primary key, in few queries; one that
    it leaves out has nothing to tell any more."""

    model: type[Row]
    letters_for: Callable[[Sequence[Row]], Mapping[int, Writable]]
    related: tuple[str, ...] = ()

    def deliver(self) -> Counter[str]:
        """How many messages ended in which state. Any number of processes may run this at a time."""
        self.recover()
        outcomes: Counter[str] = Counter()
        try:
            while claimed := self._claim():
                outcomes.update(self._send(claimed))
        except _ServerAway as away:
            outcomes[State.WAITING] += away.waiting
        return outcomes

    def recover(self) -> None:
        """What a dead process had in hand: taken up again if it was not yet on its way to the server."""
        abandoned = self._rows.filter(claimed_at__lt=timezone.now() - ABANDONED_AFTER)
        abandoned.filter(state=State.CLAIMED).update(state=State.WAITING, claim=None)
        abandoned.filter(state=State.SENDING).update(state=State.UNCERTAIN)

    @property
    def _rows(self) -> models.QuerySet[Row]:
        return self.model._default_manager.all()

    def _claim(self) -> list[Row]:
        """Takes up to a batch: the condition is asked again in the update, so two never hold the same."""
        now, mark = timezone.now(), uuid.uuid4()
        due = self._rows.filter(state=State.WAITING, due_at__lte=now)
        first = list(due.order_by("due_at", "pk").values_list("pk", flat=True)[:BATCH])
        due.filter(pk__in=first).update(state=State.CLAIMED, claim=mark, claimed_at=now)
        claimed = self._rows.filter(claim=mark, state=State.CLAIMED).select_related(*self.related)
        mine = list(claimed.order_by("pk"))
        # All of them went to another process: look again rather than take this for the end.
        return mine or (self._claim() if first else [])

    def _send(self, claimed: list[Row]) -> Counter[str]:
        outcomes: Counter[str] = Counter()
        letters = self.letters_for(claimed)
        server = connection()
        self._call(server, claimed)
        try:
            for mail in claimed:
                outcomes[self._send_one(mail, letters.get(mail.pk), server)] += 1
        finally:
            _hang_up(server)
        return outcomes

    def _call(self, server: BaseEmailBackend, claimed: list[Row]) -> None:
        """A server that is away is no fault of the messages: all wait, and no attempt is counted."""
        try:
            server.open()
        except (OSError, SMTPException) as error:
            logger.warning("The mail server cannot be reached: %s", error)
            held = self._rows.filter(claim=claimed[0].claim, state=State.CLAIMED)
            due = timezone.now() + PAUSES[0]
            held.update(state=State.WAITING, claim=None, due_at=due, last_error=str(error)[:300])
            raise _ServerAway(len(claimed)) from error

    def _send_one(self, mail: Row, letter: Writable | None, server: BaseEmailBackend) -> str:
        if letter is None:
            return self._settle(mail, State.EMPTY)
        try:
            message = letter.message()
        except Exception as error:  # noqa: BLE001  # one that cannot be written must not hold back the rest
            return self._failed(mail, error)
        held = self._rows.filter(pk=mail.pk, claim=mail.claim, state=State.CLAIMED)
        if not held.update(state=State.SENDING, claimed_at=timezone.now()):
            return State.CLAIMED  # another process took it for abandoned
        try:
            server.send_messages([message])
        except MayHaveArrived as error:
            _hang_up(server)
            return self._settle(mail, State.UNCERTAIN, error)
        except (OSError, SMTPException) as error:
            _hang_up(server)
            return self._failed(mail, error)
        return self._settle(mail, State.SENT)

    def _settle(self, mail: Row, state: QueuedMail.State, error: Exception | None = None) -> str:
        sent_at = timezone.now() if state == State.SENT else None
        said = str(error or "")[:300]
        held = self._rows.filter(pk=mail.pk, claim=mail.claim)
        held.update(state=state, sent_at=sent_at, claim=None, last_error=said)
        return state

    def _failed(self, mail: Row, error: Exception) -> str:
        """Back to the queue, or given up after the last pause."""
        logger.warning("Mail %s was not sent: %s", mail.pk, error)
        held = self._rows.filter(pk=mail.pk, claim=mail.claim)
        if mail.attempts >= len(PAUSES):
            return self._settle(mail, State.GIVEN_UP, error)
        due, said = timezone.now() + PAUSES[mail.attempts], str(error)[:300]
        tried = mail.attempts + 1
        held.update(state=State.WAITING, claim=None, due_at=due, last_error=said, attempts=tried)
        return State.WAITING


def _hang_up(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (OSError, SMTPException):
        logger.info("The mail server closed the connection first.")


#: What `send_pending_mail` empties; each app adds its own when it is ready.
queues: list[Queue[Any]] = []


def deliver_all() -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for queue in queues:
        outcomes.update(queue.deliver())
    return outcomes
