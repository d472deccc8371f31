"""The rules that wait for time to pass, followed once a day; what was done is not done again."""

from __future__ import annotations

import datetime
from itertools import islice
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from .events import DONE_BY_NOBODY, Event
from .models import Rule, RuleMail, RuleRun
from .running import respond
from .untouched import MOST, happenings

#: A mail that is still to be sent keeps its entry.
UNSENT = (RuleMail.State.WAITING, RuleMail.State.CLAIMED, RuleMail.State.SENDING)


class Followed(NamedTuple):
    rules: int
    runs: int


def run_rules() -> Followed:
    rules = Rule.objects.filter(enabled=True, event__in=DONE_BY_NOBODY).select_related("author")
    found = list(rules)
    return Followed(len(found), sum(_follow(rule) for rule in found))


def _follow(rule: Rule) -> int:
    known = set(rule.runs.values_list("page", "cause"))
    new = (each for each in happenings(rule) if (each.page, each.cause) not in known)
    # Read before anything is done: an action may change what is read.
    return sum(len(respond(each, [rule])) for each in list(islice(new, MOST)))


def forget_old() -> int:
    """Entries of rules that wait for days are what keeps them from acting twice: they stay until
    their days have passed once more."""
    now, keep = timezone.now(), datetime.timedelta(days=settings.NOTIFICATION_DAYS)
    old = RuleRun.objects.filter(at__lt=now - keep).exclude(mails__state__in=UNSENT)
    waiting = Q(pk=None)
    for pk, days in Rule.objects.filter(event=Event.UNTOUCHED).values_list("pk", "days"):
        waiting |= Q(rule=pk, at__gte=now - keep - datetime.timedelta(days=days or 0))
    return old.exclude(waiting).delete()[1].get(RuleRun._meta.label, 0)
