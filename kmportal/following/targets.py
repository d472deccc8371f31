"""What can be followed, and what it is called and where it is for one reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from kmportal.core.models import ContentPage
from kmportal.members.models import User
from kmportal.places.models import Place
from kmportal.themes.models import Theme
from lessons.models import Series
from search.models import SavedSearch
from search.readers import readable_by

from .models import Follow

Kind = Follow.Kind
MODELS: dict[str, type[Model]] = {
    Kind.PAGE: ContentPage,
    Kind.SERIES: Series,
    Kind.AUTHOR: User,
    Kind.PLACE: Place,
    Kind.THEME: Theme,
    Kind.SEARCH: SavedSearch,
}
LONGEST_KEY = 12  # digits: more than any table will count


@dataclass(frozen=True)
class Target:
    kind: str
    key: str
    label: str
    url: str = ""


def find(kind: str, key: str, member: User) -> Target | None:
    """What the address asks to follow, if it is there and this member may know of it."""
    return find_all([(kind, key)], member).get((kind, key))


def find_all(wanted: Iterable[tuple[str, str]], member: User) -> dict[tuple[str, str], Target]:
    """One query a kind. What is gone or not for this member is left out."""
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key in wanted:
        if kind in _ROWS and key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY:
            keys[kind].append(int(key))
    targets = {}
    for kind, pks in keys.items():
        for row in _ROWS[kind](member).filter(pk__in=pks):
            targets[kind, str(row.pk)] = Target(kind, str(row.pk), label(row), _url(row))
    return targets


def rows_of(follows: Iterable[Follow]) -> dict[tuple[str, str], Model]:
    """What is followed, to tell people why they hear of something; one query a kind, whoever follows.

    Pages are left out: who follows one hears only of that page, which the message names anyway.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for follow in follows:
        keys[follow.kind].add(follow.key)
    keys.pop(Kind.PAGE, None)
    return {
        (kind, str(row.pk)): row
        for kind, pks in keys.items()
        for row in _named(kind).filter(pk__in=pks)
    }


def label(row: Model) -> str:
    """In the language that is active."""
    return str(getattr(row, "full_name", "") or row)


def _named(kind: str) -> QuerySet:
    match kind:
        case Kind.PLACE:
            return Place.objects.with_ancestors()
        case Kind.THEME:
            return Theme.objects.with_ancestors()
    return MODELS[kind]._default_manager.all()


def _url(row: Model) -> str:
    """Pages know their address under another name than Django's."""
    address = getattr(row, "get_absolute_url", None) or getattr(row, "get_url", None)
    return (address() if address else "") or ""


def _pages(member: User) -> QuerySet:
    return readable_by(member).select_related("locale")


def _authors(_member: User) -> QuerySet:
    return User.objects.filter(is_active=True)


def _searches(member: User) -> QuerySet:
    """A saved search is its owner's alone."""
    return SavedSearch.objects.filter(owner=member)


_ROWS: dict[str, Callable[[User], QuerySet]] = {
    Kind.PAGE: _pages,
    Kind.SERIES: lambda _member: Series.objects.all(),
    Kind.AUTHOR: _authors,
    Kind.PLACE: lambda _member: Place.objects.with_ancestors(),
    Kind.THEME: lambda _member: Theme.objects.with_ancestors(),
    Kind.SEARCH: _searches,
}
