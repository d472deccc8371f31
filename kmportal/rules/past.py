"""What happened lately, as the portal has kept it: in the history of pages, in comments and uses."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import PageLogEntry

from kmportal.discussion.models import Comment
from kmportal.members.models import User
from lessons.models import Application

from .events import Event, Happening
from .untouched import happenings

if TYPE_CHECKING:
    from collections.abc import Callable

    from .models import Rule

#: The newest of what happened; a dry run answers while somebody waits.
MOST = 500
BIN_ACTIONS = "recycle_bin."
#: How the history of pages names it.
LOGGED: dict[str, tuple[str, ...]] = {
    Event.PUBLISHED: ("wagtail.publish",),
    Event.PUBLISHED_AGAIN: ("wagtail.publish",),
    Event.SUBMITTED: ("wagtail.workflow.start",),
    Event.RETURNED: ("wagtail.workflow.reject",),
    Event.MOVED: ("wagtail.move",),
    Event.UNPUBLISHED: ("wagtail.unpublish",),
    Event.EXPIRED: ("wagtail.unpublish.scheduled",),
}


def happened(rule: Rule, days: int) -> list[Happening]:
    """The newest first."""
    since = timezone.now() - datetime.timedelta(days=days)
    if rule.event in LOGGED:
        return _named(_in_history(Event(rule.event), since))
    if rule.event == Event.UNTOUCHED:
        return list(happenings(rule))[:MOST]
    read = _BY_EVENT.get(rule.event)
    return _named(read(since)) if read else []


def _in_history(event: Event, since: datetime.datetime) -> list[Happening]:
    entries = PageLogEntry.objects.filter(action__in=LOGGED[event], timestamp__gte=since)
    if event in (Event.PUBLISHED, Event.PUBLISHED_AGAIN):
        before = PageLogEntry.objects.filter(
            page=OuterRef("page"), action="wagtail.publish", timestamp__lt=OuterRef("timestamp")
        )
        again = Exists(before)
        entries = entries.filter(again if event == Event.PUBLISHED_AGAIN else ~again)
    if event == Event.MOVED:
        # What one press of a button did has one number: these went into the bin or came out of it.
        binned = PageLogEntry.objects.filter(
            page=OuterRef("page"), uuid=OuterRef("uuid"), action__startswith=BIN_ACTIONS
        )
        entries = entries.exclude(Exists(binned))
    rows = entries.order_by("-timestamp", "-pk").values_list("pk", "page", "timestamp", "user")
    return [_of(event, *row) for row in rows[:MOST]]


def _of(event: Event, key: object, page: int, at: datetime.datetime, doer: int | None) -> Happening:
    return Happening(event.value, page, str(key), at, doer)


def _comments(since: datetime.datetime) -> list[Happening]:
    rows = Comment.objects.published().filter(written_at__gte=since).order_by("-written_at", "-pk")
    return [
        Happening(
            Event.COMMENTED.value,
            row.page_id,
            str(row.pk),
            row.written_at or since,
            row.member_id,
            row.shown_name,
        )
        for row in rows.select_related("member")[:MOST]
    ]


def _applications(since: datetime.datetime) -> list[Happening]:
    rows = Application.objects.filter(
        state=Application.State.PUBLISHED, published_at__gte=since
    ).order_by("-published_at", "-pk")
    return [
        Happening(
            Event.APPLIED.value,
            row.lesson_id,
            str(row.pk),
            row.published_at or since,
            row.member_id,
            row.applied_by,
        )
        for row in rows[:MOST]
    ]


_BY_EVENT: dict[str, Callable[[datetime.datetime], list[Happening]]] = {
    Event.COMMENTED: _comments,
    Event.APPLIED: _applications,
}


def _named(past: list[Happening]) -> list[Happening]:
    """With the names of those who did it."""
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={h.doer for h in past})}
    return [
        each if each.doer_name else replace(each, doer_name=names.get(each.doer or 0, ""))
        for each in past
    ]
