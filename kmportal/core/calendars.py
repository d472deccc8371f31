"""What calendar programs are given (RFC 5545): the library folds and escapes, we say what is so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_TYPE = "text/calendar; charset=utf-8"
#: How often a program that follows a calendar is asked to look again.
REFRESH = datetime.timedelta(hours=6)


def absolute(path: str) -> str:
    """For what leaves the portal and has no request: mail and calendars."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def host() -> str:
    return absolute("/").split("//", 1)[-1].split("/")[0].split(":")[0]


def component(uid: str, summary: str, *, sequence: int, on: bool) -> Event:
    """An event without its days; one that is off says so under the same name, and leaves calendars."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", timezone.now())
    event.add("summary", _in_text(summary))
    event.add("sequence", sequence)
    event.add("status", "CONFIRMED" if on else "CANCELLED")
    return event


def add_texts(event: Event, **texts: str) -> None:
    """Those that are filled."""
    for name, text in texts.items():
        if text:
            event.add(name, _in_text(text))


def add_whole_days(event: Event, first: datetime.date, last: datetime.date) -> None:
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))  # the day it no longer lasts


def calendar(name: str, product: str, events: Iterable[Event]) -> bytes:
    """With the definition of every time zone its events name."""
    made = Calendar()
    made.add("prodid", f"-//kmportal//{product}//TH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _in_text(name))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    for event in events:
        made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def response(content: bytes, filename: str = "") -> HttpResponse:
    """A calendar to follow, or with a file name one to keep."""
    answer = HttpResponse(content, content_type=CONTENT_TYPE)
    answer["X-Robots-Tag"] = "noindex"
    if filename:
        answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


def _in_text(text: object) -> str:
    """Without control characters, which the format has no way to write; lines end as in Python."""
    lines = "\n".join(str(text).splitlines())
    return "".join(sign for sign in lines if sign in "\n\t" or sign.isprintable() or sign > "\x9f")
