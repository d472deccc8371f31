"""What stands at an address: whether it works, what is wrong, and where it has moved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kmportal.link_care.models import ExternalLink

from .asking_politely import MOST_STEPS, MOVED, Guest, UnwelcomeHere, wait_asked_for
from .reaching import Answer, NoAnswer, NoSuchServer, Refused, onward, parsed

if TYPE_CHECKING:
    import datetime

    from urllib3.util import Url

State, Reason = ExternalLink.State, ExternalLink.Reason
PERMANENT = {301, 308}
#: What is wrong with these is between the server and us, not between the server and readers.
FOR_PROGRAMS = {401, 403, 405, 406, 407, 418, 429, 451, 999}
#: A request for a part of a page that is shorter than that: the page is there.
NO_SUCH_PART = 416


@dataclass(frozen=True)
class Finding:
    """`wait` is how long the server asked us to stay away; then nothing was found out."""

    state: str
    reason: str = ""
    status: int | None = None
    moved_to: str = ""
    wait: datetime.timedelta | None = None


class _LedOnAndOn(Exception):
    pass


def look_at(address: str, guest: Guest) -> Finding:
    try:
        return _found(address, guest)
    except Refused:
        return Finding(State.FAILING, Reason.ADDRESS)
    except UnwelcomeHere:
        return Finding(State.UNSURE, Reason.ROBOTS)
    except NoSuchServer:
        return Finding(State.FAILING, Reason.NAME)
    except _LedOnAndOn:
        return Finding(State.FAILING, Reason.CIRCLE)
    except NoAnswer as fault:
        reason = Reason.CERTIFICATE if fault.is_certificate else Reason.SILENT
        return Finding(State.FAILING, reason)


def _found(address: str, guest: Guest) -> Finding:
    """`moved_to` is as far as the servers say that it is for good."""
    url, moved_to, for_good = parsed(address), "", True
    for _step in range(MOST_STEPS + 1):
        answer = _answer(url, guest)
        location = answer.headers.get("Location") if answer.status in MOVED else None
        if not location:
            return _judged(answer, moved_to)
        url = onward(url, location)
        for_good = for_good and answer.status in PERMANENT
        moved_to = url.url if for_good else moved_to
    raise _LedOnAndOn


def _answer(url: Url, guest: Guest) -> Answer:
    """Many servers answer wrongly, or not at all, when asked for the head only."""
    try:
        answer = guest.visit(url)
    except NoAnswer as fault:
        if fault.is_certificate:
            raise
        return guest.visit(url, "GET")
    if answer.status < 400 or wait_asked_for(answer) is not None:
        return answer
    return guest.visit(url, "GET")


def _judged(answer: Answer, moved_to: str) -> Finding:
    status = answer.status
    if wait := wait_asked_for(answer):
        return Finding(State.UNSURE, Reason.CLOSED, status, wait=wait)
    if status < 400 or status == NO_SUCH_PART:
        return Finding(State.FINE, "", status, moved_to)
    if status in FOR_PROGRAMS:
        return Finding(State.UNSURE, Reason.CLOSED, status)
    return Finding(State.FAILING, Reason.SERVER if status >= 500 else Reason.GONE, status)
