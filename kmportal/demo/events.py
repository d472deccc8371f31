"""The days of the demo's events, told from the day it is loaded, and the lessons that came of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from kmportal.events.models import EventOutcome, EventPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import Page

    from .sources import Source

#: Keys of a text that say when, and what came of it; no fields of the page.
WHEN = frozenset(
    {
        "in_days",
        "lasts_days",
        "until_days",
        "weekday",
        "day_of_month",
        "months_ago",
        "skipped",
        "came_of_it",
    }
)


def set_days(event: EventPage, facts: dict[str, Any], today: datetime.date) -> None:
    """`weekday` counts from Monday, 0; `skipped` are numbers of times it would have come."""
    event.first_day = _first_day(facts, today)
    if lasts := facts.get("lasts_days"):
        event.last_day = event.first_day + datetime.timedelta(days=lasts - 1)
    if until := facts.get("until_days"):
        event.until = today + datetime.timedelta(days=until)
    days = event.recurrence.days()
    event.exceptions = [days[number].isoformat() for number in facts.get("skipped", [])]


def _first_day(facts: dict[str, Any], today: datetime.date) -> datetime.date:
    if day := facts.get("day_of_month"):
        months = today.year * 12 + today.month - 1 - facts["months_ago"]
        return datetime.date(months // 12, months % 12 + 1, day)
    first = today + datetime.timedelta(days=facts["in_days"])
    wanted = facts.get("weekday", first.weekday())
    return first + datetime.timedelta(days=(wanted - first.weekday()) % 7)


def link_outcomes(pages: Mapping[tuple[str, str], Page], source: Source) -> None:
    """On the Thai page: a relation holds for the translations of both sides."""
    event = pages[source.name, source.language]
    event.outcomes = [
        EventOutcome(outcome=pages[name, "th"], sort_order=number)
        for number, name in enumerate(source.fields.get("came_of_it", []))
    ]
