"""Which views of a page are a person reading it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.crypto import salted_hmac

from kmportal.guard.addresses import address_of, keyed_hash

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest

    from kmportal.core.models import ContentPage

PATTERNS = Path(__file__).parent / "resources" / "bots.txt"
#: What browsers send with a page they fetch in case it should be asked for.
ADVANCE_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


class Read(NamedTuple):
    mark: str
    page_id: int
    day: datetime.date


def is_read(page: ContentPage, request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and not getattr(request, "is_preview", False)
        and not any(header in request.headers for header in ADVANCE_HEADERS)
        and not is_bot(request.headers.get("User-Agent", ""))
        and not _has_written(page, request)
    )


def read_of(page: ContentPage, request: HttpRequest) -> Read:
    """The mark is the same for the same address and browser all day, and for no other page or day."""
    day = timezone.localdate()
    visitor = (keyed_hash(address_of(request)), request.headers.get("User-Agent", ""))
    mark = salted_hmac(f"kmportal.reads.{day}.{page.pk}", repr(visitor), algorithm="sha256")
    return Read(mark.hexdigest()[:32], page.pk, day)


def is_bot(agent: str) -> bool:
    """A program that says what it is. LINE's own browser is a person; LINE's link preview is not.

    >>> is_bot("facebookexternalhit/1.1;line-poker/1.0"), is_bot("")
    (True, True)
    >>> is_bot("Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/99.0 Mobile Safari/537.36 Line/13.1")
    False
    """
    return not agent.strip() or _bots().search(agent[:500]) is not None


@cache
def _bots() -> re.Pattern[str]:
    lines = PATTERNS.read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(patterns), re.IGNORECASE)


def _has_written(page: ContentPage, request: HttpRequest) -> bool:
    """The people of a page have been read ahead with its head."""
    user = request.user
    if not user.is_authenticated:
        return False
    return page.owner_id == user.pk or any(
        person.member_id == user.pk for person in page.contributors.all()
    )
