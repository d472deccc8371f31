"""What the portal itself holds, by kind, province, region, year, and theme.

A page counts once in each province, region or theme it is tagged with, at whatever level the tag
is; a page and its translations count as one. What is no page (products) is registered by its app.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, Max, Sum
from django.db.models.functions import Coalesce

from kmportal.core.listing import page_types
from kmportal.core.models import ContentPage
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme, Theme

from .entries import Path, path_of

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from kmportal.core.querysets import ContentPageQuerySet

Key = TypeVar("Key", bound=Hashable)
KEPT_SECONDS = 60


class Kind(NamedTuple):
    """One kind of thing the portal holds: `lesson`, `center`, `product`."""

    slug: str
    label: str | Promise
    #: The name of a list that takes `?place=`; without one, the pages of a place list it.
    listed_at: str = ""


class Held(NamedTuple):
    """How many of a registered kind are in one place (or in none)."""

    code: str | None
    region: str | None
    number: int


@dataclass
class Holdings:
    """Counts by the slug of a kind, then by the official code of a province or region, or by year
    (Common Era). `themes` counts pages of all kinds by the primary key of a base, its branches
    included, and a region's code; `about` by the base alone, wherever the page is from."""

    kinds: list[Kind] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    provinces: dict[str, dict[str, int]] = field(default_factory=dict)
    regions: dict[str, dict[str, int]] = field(default_factory=dict)
    years: dict[str, dict[int, int]] = field(default_factory=dict)
    themes: dict[tuple[int, str], int] = field(default_factory=dict)
    about: dict[int, int] = field(default_factory=dict)


_others: dict[Kind, Callable[[], Iterable[Held]]] = {}


def register(kind: Kind, held: Callable[[], Iterable[Held]]) -> None:
    """Count what is no page, too: `held` counts what anyone may see."""
    _others[kind] = held


def holdings(pages: ContentPageQuerySet | None = None) -> Holdings:
    """Everything at once, in four queries and those of registered kinds, however much there is.

    Give the pages the reader may see; without, those open to everyone, whose counts are kept for
    a minute as long as the same pages are open.
    """
    found = _of_pages(pages) if pages is not None else _of_public_pages()
    kinds = [Kind(slug, model.kind_label) for slug, model in page_types().items()]
    found.kinds = [*kinds, *_others]
    for kind, held in _others.items():
        _add(found, kind.slug, held())
    return found


def _of_public_pages() -> Holdings:
    """Reading every page takes a second where there are tens of thousands. A page that is closed or
    opened changes the key; a tag that a steward mends without publishing shows a minute later."""
    readable = ContentPage.objects.readable()
    state = readable.order_by().aggregate(Count("pk"), Sum("pk"), Max("last_published_at"))
    key = f"figures.holdings:{':'.join(map(str, state.values()))}".replace(" ", "T")
    found = cache.get_or_set(key, lambda: _of_pages(readable), KEPT_SECONDS)
    return copy.deepcopy(cast("Holdings", found))  # not every cache hands out a copy


def _of_pages(readable: ContentPageQuerySet) -> Holdings:
    works = _works(readable)
    found = Holdings()
    found.totals = _count((work.kind, key) for key, work in works.items())
    found.provinces = _nested(_at_depth(works, 2))
    found.regions = _nested(_at_depth(works, 1))
    found.years = _nested((w.kind, w.year, key) for key, w in works.items() if w.year)
    found.about = _count((theme, key) for key, work in works.items() for theme in work.themes)
    found.themes = _count(
        ((theme, path[0]), key)
        for key, work in works.items()
        for theme in work.themes
        for path in work.paths
    )
    return found


@dataclass
class Work:
    """A page with all its translations: their tags together."""

    kind: str
    year: int | None = None
    paths: set[Path] = field(default_factory=set)
    themes: set[int] = field(default_factory=set)


def _works(readable: ContentPageQuerySet) -> dict[Hashable, Work]:
    """What is written, by translation key; of translations, the oldest says the year."""
    models = page_types()
    types = ContentType.objects.get_for_models(*models.values())
    kinds = {types[model].pk: kind for kind, model in models.items()}
    rows = readable.order_by("content_date").filter(content_type__in=kinds)
    works: dict[Hashable, Work] = {}
    of_page: dict[int, Work] = {}
    fields = ("pk", "translation_key", "content_type", "content_date")
    for pk, key, content_type, date in rows.values_list(*fields):
        work = works.setdefault(key, Work(kinds[content_type], date.year if date else None))
        of_page[pk] = work
    _tag(of_page, readable.order_by().values("pk"))
    return works


def _tag(of_page: dict[int, Work], pages: ContentPageQuerySet) -> None:
    places = PagePlace.objects.filter(page__in=pages, place__isnull=False).order_by()
    rows = places.values_list(
        "page",
        Coalesce("place__successor__code", "place__code"),
        Coalesce("place__successor__region__code", "place__region__code"),
    )
    for page, code, region in rows:
        if page in of_page:
            of_page[page].paths.add(path_of(code, region))
    base_of = _bases()
    for page, theme in PageTheme.objects.filter(page__in=pages).values_list("page", "theme"):
        if page in of_page:
            of_page[page].themes.add(base_of[theme])


def _bases() -> dict[int, int]:
    """The base each theme belongs to, by primary key."""
    parents: dict[int, int | None] = dict(Theme.objects.order_by().values_list("pk", "parent"))
    bases = {}
    for theme in parents:
        base, seen = theme, {theme}
        while (above := parents.get(base)) and above not in seen:
            base = above
            seen.add(above)
        bases[theme] = base
    return bases


def _at_depth(works: dict[Hashable, Work], depth: int) -> Iterable[tuple[str, str, Hashable]]:
    for key, work in works.items():
        for path in work.paths:
            if len(path) >= depth:
                yield work.kind, path[depth - 1], key


def _count(pairs: Iterable[tuple[Key, Hashable]]) -> dict[Key, int]:
    """How many different things each key has."""
    things: dict[Key, set[Hashable]] = defaultdict(set)
    for key, thing in pairs:
        things[key].add(thing)
    return {key: len(found) for key, found in things.items()}


def _nested(rows: Iterable[tuple[str, Key, Hashable]]) -> dict[str, dict[Key, int]]:
    counts: dict[str, dict[Key, int]] = defaultdict(dict)
    for (kind, key), count in _count(((kind, key), thing) for kind, key, thing in rows).items():
        counts[kind][key] = count
    return dict(counts)


def _add(found: Holdings, kind: str, held: Iterable[Held]) -> None:
    provinces: dict[str, int] = defaultdict(int)
    regions: dict[str, int] = defaultdict(int)
    for code, region, number in held:
        found.totals[kind] = found.totals.get(kind, 0) + number
        path = path_of(code, region)
        if path:
            regions[path[0]] += number
        if len(path) > 1:
            provinces[path[1]] += number
    found.provinces[kind], found.regions[kind] = dict(provinces), dict(regions)
