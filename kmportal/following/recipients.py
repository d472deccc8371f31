"""Who is told of an event, and why. Whether each may read the page is asked of the database after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from kmportal.core.models import ContentPage, PageContributor
from kmportal.places.models import Place
from kmportal.themes.models import Theme

from .models import Event, Follow, Frequency, MailChoice, Notification

if TYPE_CHECKING:
    from collections.abc import Iterable

Reason = Notification.Reason
Kind = Follow.Kind


@dataclass(frozen=True)
class Recipient:
    member_id: int
    reason: str
    frequency: str
    follow_id: int | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """The most urgent wish counts, then the nearest reason: what mail names as its cause is what
        its unsubscribe link ends."""
        return Frequency.values.index(self.frequency), Reason.values.index(self.reason)


def recipients_of(event: Event) -> list[Recipient]:
    """Each member once, without those who did it."""
    doers = doers_of(event)
    found: dict[int, Recipient] = {}
    for recipient in [*_owners(event), *_followers(event)]:
        if recipient.member_id in doers:
            continue
        known = found.get(recipient.member_id)
        if not known or recipient.rank < known.rank:
            found[recipient.member_id] = recipient
    return list(found.values())


def doers_of(event: Event) -> set[int | None]:
    return set(_doers(event))


def _doers(event: Event) -> Iterator[int | None]:
    yield event.doer_id
    if event.kind == Event.Kind.PAGE:
        yield event.page.owner_id
        yield from _authors(event.page)


def _authors(page: ContentPage) -> list[int]:
    """The members the page names; whose account holds it counts where it names nobody."""
    people = PageContributor.objects.filter(page=page).values_list("member", flat=True)
    named = list(people) or [page.owner_id]
    return [member for member in named if member]


def _owners(event: Event) -> Iterator[Recipient]:
    """Those whose own comment was answered, and those whose own page was spoken of or used."""
    if event.kind == Event.Kind.PAGE:
        return
    parent = event.comment.parent if event.comment else None
    answered = parent.member_id if parent else None
    authors = _authors(event.page)
    members = {member for member in (answered, *authors) if member}
    choices = dict(MailChoice.objects.filter(member__in=members).values_list("member", "own"))
    for member in members:
        reason = Reason.ANSWER if member == answered else Reason.OWN
        yield Recipient(member, reason, choices.get(member, Frequency.AT_ONCE))


def _followers(event: Event) -> Iterator[Recipient]:
    follows = Follow.objects.filter(_follows_of(event), member__is_active=True).order_by("pk")
    rows = follows.values_list("member", "frequency", "pk").iterator(chunk_size=2000)
    for member, frequency, follow in rows:
        yield Recipient(member, Reason.FOLLOW, frequency, follow)


def _follows_of(event: Event) -> Q:
    if event.kind != Event.Kind.PAGE:
        return Q(kind=Kind.PAGE, key=str(event.page_id))
    keys: dict[str, Iterable[int]] = {
        Kind.AUTHOR: _authors(event.page),
        Kind.PLACE: _places(event.page),
        Kind.THEME: _themes(event.page),
        Kind.SERIES: [series] if (series := _series(event.page)) else [],
    }
    each = (Q(kind=kind, key__in=list(map(str, pks))) for kind, pks in keys.items())
    return reduce(or_, each)


def _places(page: ContentPage) -> set[int]:
    """The page's places and all they belong to; who follows an abolished area follows its successor."""
    tagged = Place.objects.filter(page_tags__page=page).with_ancestors()
    found: set[int] = set()
    for place in tagged:
        todays = [place, place.successor] if place.successor else [place]
        for each in todays:
            found |= {each.pk, *(above.pk for above in each.ancestors)}
    former = Place.objects.filter(successor__in=found).values_list("pk", flat=True)
    return found | set(former)


def _themes(page: ContentPage) -> set[int]:
    tagged = Theme.objects.filter(page_tags__page=page).with_ancestors()
    return {each.pk for theme in tagged for each in (theme, *theme.ancestors)}


def _series(page: ContentPage) -> int | None:
    """Only some page types stand in a series."""
    return getattr(page.specific_deferred, "series_id", None)
