"""Remembers that Elasticsearch is away, so that a dead server costs one short wait, not one a request."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from http import HTTPStatus

from django.core.cache import cache
from django.utils import timezone
from elasticsearch import ApiError, TransportError, UnsupportedProductError

AWAY_KEY = "search:elasticsearch:away"
TRIAL_KEY = "search:elasticsearch:trial"
REMEMBERED_SECONDS = 24 * 3600

#: Answers that concern one request or one index, not the server's health.
_OUR_OWN_FAULT = {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}


class ServerAwayError(Exception):
    """Elasticsearch cannot answer this request; whoever asked must do without."""


@dataclass(frozen=True)
class Away:
    """Since when, and why in the server's or the network's own words."""

    since: datetime.datetime
    reason: str


def away() -> Away | None:
    """How Elasticsearch failed, if its last answer was a failure: for the note to stewards.

    Shared by all processes where the cache is; with a cache in memory each process learns for itself.
    """
    found: Away | None = cache.get(AWAY_KEY)
    return found


#: Everything the client raises when a server does not answer as it should.
FAILURES = (TransportError, ApiError, UnsupportedProductError)


def is_servers_fault(error: Exception) -> bool:
    """A server of another major version answers 400 to our media type: that is not our query."""
    if isinstance(error, ApiError):
        wrong_version = "media_type_header" in str(error) or "Accept version" in str(error)
        return wrong_version or error.status_code not in _OUR_OWN_FAULT
    return True


class Breaker:
    """Open after a failure: then one request in `pause` seconds is let through, to try."""

    def __init__(self, pause: int) -> None:
        self.pause = pause

    def allows(self) -> bool:
        return away() is None or bool(cache.add(TRIAL_KEY, True, self.pause))

    def failed(self, error: Exception) -> None:
        first = away()
        since = first.since if first else timezone.now()
        cache.set(TRIAL_KEY, True, self.pause)
        cache.set(AWAY_KEY, Away(since, str(error)[:300]), REMEMBERED_SECONDS)

    def answered(self) -> None:
        if away():
            cache.delete_many([AWAY_KEY, TRIAL_KEY])
