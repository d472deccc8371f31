"""What people search for, so that stewards see what is missing and readers what others found.

Nothing personal is kept: no text that may be a telephone number, an address or a pasted letter, and
no sign of who asked beyond the month. A reader never waits: it is written down once the answer is out.
"""

from __future__ import annotations

import datetime
import logging
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.signals import request_finished
from django.db import DatabaseError, transaction
from django.db.models import F, Max, Sum
from django.dispatch import receiver
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kmportal.guard.addresses import address_of

from . import thai, vocabulary
from .models import AskedQuery, QueryAsker
from .models.asked_query import LONGEST
from .spelling import terms

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .queries import Search

log = logging.getLogger(__name__)

#: So many people in one month make a text popular; fewer might be one person and her friends.
POPULAR_ASKERS = 3
POPULAR_DAYS = 120
KEPT = datetime.timedelta(days=730)
#: Of a telephone number, an identity card or an account, with whatever stands between them.
_DIGITS = re.compile(r"(?:\d[\s.\-/]*){7,}")
_MACHINES = re.compile(r"bot|crawl|spider|slurp|preview|curl|wget|python|monitor", re.IGNORECASE)


@dataclass(frozen=True)
class Noted:
    text: str
    visitor: str
    found: int | None  #: by anyone; None where that was not asked


#: Searches of this process that are answered and not yet written down.
_noted: deque[Noted] = deque(maxlen=1000)


def note(request: HttpRequest, search: Search) -> None:
    """Remember a search of the results page until its answer has been sent."""
    text = thai.normalise(str(search.question)).strip()
    agent = request.headers.get("User-Agent", "")
    if request.GET.get("page") or not _may_be_kept(text) or not agent or _MACHINES.search(agent):
        return
    anyone = not request.user.is_authenticated and not search.chosen and not search.exact
    _noted.append(Noted(text, _visitor(request, agent), search.total if anyone else None))


def _may_be_kept(text: str) -> bool:
    return 1 < len(text) <= LONGEST and "@" not in text and not _DIGITS.search(text)


def _visitor(request: HttpRequest, agent: str) -> str:
    """The same for one person within a month, and of no use to anyone afterwards."""
    user = request.user
    who = f"member {user.pk}" if user.is_authenticated else f"{address_of(request)} {agent}"
    key = f"search.query_log.{timezone.localdate():%Y-%m}"
    return salted_hmac(key, who, algorithm="sha256").hexdigest()[:32]


@receiver(request_finished, dispatch_uid="search.write_noted")
def write_noted(**signal: object) -> None:
    """The answer is out: write down what was asked, or lose it rather than trouble anyone."""
    while _noted:
        noted = _noted.popleft()
        try:
            with transaction.atomic():
                _write(noted)
        except DatabaseError:
            log.warning("A search was not counted.", exc_info=True)


def _write(noted: Noted) -> None:
    today = timezone.localdate()
    query, is_new = AskedQuery.objects.get_or_create(
        text=noted.text, month=today.replace(day=1), defaults={"last_asked": today}
    )
    if is_new:
        forget_expired(today)
    _asker, counts = QueryAsker.objects.get_or_create(query=query, visitor=noted.visitor)
    found = {} if noted.found is None else {"found": noted.found}
    AskedQuery.objects.filter(pk=query.pk).update(
        times=F("times") + 1, askers=F("askers") + counts, last_asked=today, **found
    )


def forget_expired(today: datetime.date) -> None:
    QueryAsker.objects.filter(query__month__lt=today.replace(day=1)).delete()
    AskedQuery.objects.filter(month__lt=today - KEPT).delete()


def popular_starting_with(text: str, most: int) -> list[str]:
    """What several people searched for and found, the most asked first. Only words anyone may read
    now: a page that was closed takes the searches for it away."""
    text = thai.normalise(text).strip()
    if not text:
        return []
    since = timezone.localdate() - datetime.timedelta(days=POPULAR_DAYS)
    asked = AskedQuery.objects.filter(text__startswith=text, found__gt=0, month__gte=since)
    popular = (
        asked.values("text")
        .annotate(most=Max("askers"), all=Sum("askers"))
        .filter(most__gte=POPULAR_ASKERS)
        .exclude(text=text)
        .order_by("-all", "text")
    )
    words = {row["text"]: terms(row["text"]) for row in popular[: most * 3]}
    public = vocabulary.public(set().union(*words.values())) if words else set()
    return [text for text, held in words.items() if held and held <= public][:most]
