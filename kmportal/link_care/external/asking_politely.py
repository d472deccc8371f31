"""Asks as a guest does: says who it is, keeps away where programs are unwelcome, takes its time."""

from __future__ import annotations

import datetime
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.utils import timezone

from .reaching import Answer, NoAnswer, NoSuchServer, Refused, ask, onward

if TYPE_CHECKING:
    from urllib3.util import Url

AGENT = "KMPortalLinkCheck"
#: Seconds between two requests to one server; at most, where its robots.txt asks for more.
LONGEST_PAUSE = 30.0
LARGEST_RULES = 500_000
#: Of redirects, for an address and for a robots.txt.
MOST_STEPS = 5
#: Of a page that a server does not describe without sending some of it.
BEGINNING = 1024
BUSY = {429, 503}
MOVED = {301, 302, 303, 307, 308}
LONGEST_WAIT = datetime.timedelta(days=7)
USUAL_WAIT = datetime.timedelta(hours=1)


class UnwelcomeHere(Exception):
    """robots.txt says so, or could not be read for now."""


class Guest:
    """One run's visits. Remembers what each server asked for, and when it was asked last."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser | None] = {}
        self._asked: dict[str, float] = {}
        self._silent: dict[str, NoAnswer | NoSuchServer] = {}

    def visit(self, url: Url, method: str = "HEAD") -> Answer:
        """One request, once the server's rules allow it."""
        rules = self._rules_of(url)
        if rules is None or not rules.can_fetch(AGENT, url.url):
            raise UnwelcomeHere(url.host)
        part = {"Range": f"bytes=0-{BEGINNING - 1}"} if method == "GET" else {}
        return self._ask(method, url, part)

    def _ask(self, method: str, url: Url, more: dict[str, str], most: int = 0) -> Answer:
        self._wait(url)
        headers = {"User-Agent": user_agent(), "Accept": "*/*", "Connection": "close"}
        try:
            return ask(method, url, headers | more, most)
        finally:
            self._asked[_server(url)] = time.monotonic()

    def _wait(self, url: Url) -> None:
        last = self._asked.get(_server(url))
        if last is not None:
            time.sleep(max(last + self._pause(url) - time.monotonic(), 0))

    def _pause(self, url: Url) -> float:
        rules = self._rules.get(_server(url))
        asked = rules.crawl_delay(AGENT) if rules else None
        return min(max(float(asked or 0), settings.LINK_CHECK_PAUSE), LONGEST_PAUSE)

    def _rules_of(self, url: Url) -> RobotFileParser | None:
        """None where programs had better wait: the server cannot say what its rules are."""
        server = _server(url)
        if server in self._silent:
            raise self._silent[server]
        if server not in self._rules:
            try:
                self._rules[server] = self._read_rules(url)
            except (NoAnswer, NoSuchServer) as fault:
                self._silent[server] = fault
                raise
        return self._rules[server]

    def _read_rules(self, url: Url) -> RobotFileParser | None:
        rules = RobotFileParser()
        rules.parse([])
        answer = self._fetch(onward(url, "/robots.txt"))
        if answer.status in BUSY or answer.status >= 500:
            return None
        if answer.status == 200:
            rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return rules

    def _fetch(self, url: Url) -> Answer:
        """The rules themselves, wherever they have moved to."""
        for _step in range(MOST_STEPS):
            answer = self._ask("GET", url, {}, LARGEST_RULES)
            if answer.status not in MOVED or not (location := answer.headers.get("Location")):
                return answer
            try:
                url = onward(url, location)
            except Refused:
                break
        return Answer(404)


def user_agent() -> str:
    """Where whoever keeps a server finds out who asks."""
    return f"{AGENT}/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"


def wait_asked_for(answer: Answer) -> datetime.timedelta | None:
    """What a busy server says in `Retry-After`, in seconds or as a date; None from one that is not."""
    if answer.status not in BUSY:
        return None
    said = answer.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdecimal():
        wait = datetime.timedelta(seconds=min(int(said[:9]), LONGEST_WAIT.total_seconds()))
    else:
        wait = _until(said)
    return min(max(wait, datetime.timedelta()), LONGEST_WAIT)


def _until(date: str) -> datetime.timedelta:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return USUAL_WAIT
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment - timezone.now()


def _server(url: Url) -> str:
    return f"{url.scheme}://{url.netloc}"
