"""What a notification says, in the language that is active: the same on the site and in mail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Model
from django.utils.encoding import uri_to_iri
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .models import Event, Notification
from .targets import label, rows_of

if TYPE_CHECKING:
    import datetime

    from .querysets import NotificationQuerySet

EXCERPT = 240  # letters
Followed = Mapping[tuple[str, str], Model]


@dataclass(frozen=True)
class Line:
    """One notification as people read it. `url` is absolute."""

    pk: int
    headline: str
    excerpt: str
    because: str
    url: str
    happened_at: datetime.datetime
    unread: bool

    @property
    def readable_url(self) -> str:
        """With Thai letters instead of percent signs, for plain text."""
        return uri_to_iri(self.url)


def lines_of(notifications: Iterable[Notification], followed: Followed | None = None) -> list[Line]:
    """`followed` is what `rows_of` read for these, where many are worded after another."""
    rows = list(notifications)
    if followed is None:
        followed = rows_of(row.follow for row in rows if row.follow)
    return [_line(row, followed) for row in rows]


def with_what_is_said(rows: NotificationQuerySet) -> NotificationQuerySet:
    return rows.select_related(
        "follow",
        "event__page__locale",
        "event__comment__member",
        "event__application",
    )


def absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def _line(row: Notification, followed: Followed) -> Line:
    return Line(
        pk=row.pk,
        headline=_headline(row),
        excerpt=Truncator(" ".join(_said(row.event).split())).chars(EXCERPT),
        because=_because(row, followed),
        url=absolute(address(row.event)),
        happened_at=row.event.happened_at,
        unread=row.read_at is None,
    )


def address(event: Event) -> str:
    """Where it is to be read: the page, at the comment if it is one."""
    return event.comment.get_absolute_url() if event.comment else event.page.get_url() or "/"


def _headline(row: Notification) -> str:
    event, title = row.event, row.event.page.title
    if event.comment:
        facts = {"name": event.comment.shown_name or _("Someone"), "title": title}
        if row.reason == Notification.Reason.ANSWER:
            return _("%(name)s answered your comment on “%(title)s”") % facts
        return _("%(name)s commented on “%(title)s”") % facts
    if event.application:
        facts = {"name": event.application.applied_by, "title": title}
        return _("%(name)s used the lesson “%(title)s”") % facts
    kind = str(event.page.cached_content_type.model_class().kind_label)
    return _("New %(kind)s: %(title)s") % {"kind": kind.lower(), "title": title}


def _said(event: Event) -> str:
    if event.comment:
        return event.comment.text
    if event.application:
        return event.application.what_happened
    return event.page.summary


def _because(row: Notification, followed: Followed) -> str:
    match row.reason:
        case Notification.Reason.ANSWER:
            return _("You wrote the comment it answers.")
        case Notification.Reason.OWN:
            return _("It is about what you told.")
    found = followed.get((row.follow.kind, row.follow.key)) if row.follow else None
    if found:
        return _("You follow %(name)s.") % {"name": label(found)}
    return _("You follow this page.") if row.follow else ""
