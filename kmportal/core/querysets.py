"""Questions that lists of mixed page types ask."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.utils import timezone
from modelcluster.queryset import FakeQuerySet
from wagtail.models import Page, PageQuerySet, Site

from . import kept
from .sites import known_locales

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import Model, QuerySet
    from wagtail.models import Locale


#: What rows and page heads show of a page: its places with all above them, themes, people, reactions.
SHOWN: dict[str, tuple[str, ...]] = {
    "place_tags": ("place__region", "place__parent__parent__parent"),
    "theme_tags": ("theme__parent",),
    "contributors": ("member",),
    "reaction_counts": (),
}
#: And its language and picture.
ALSO_SHOWN = ("locale", "lead_image__renditions")


def shown_relations(model: type[Model]) -> list[Prefetch | str]:
    tags = [
        Prefetch(name, _related(model, name).select_related(*paths))
        for name, paths in SHOWN.items()
    ]
    return [*tags, *ALSO_SHOWN]


def read_shown_relations(pages: Sequence[Model]) -> None:
    """What `with_shown_relations` reads, in less than half its time: Django's prefetching makes a
    queryset for each page and relation, and an order in the database costs more to compile than
    to follow here."""
    if not pages:
        return
    locales = known_locales()
    for page in cast("Sequence[Any]", pages):
        if page.locale_id in locales:
            page.locale = locales[page.locale_id]
    prefetch_related_objects(pages, *ALSO_SHOWN)
    by_key = {page.pk: page for page in pages}
    for name, paths in SHOWN.items():
        related = _related(type(pages[0]), name)
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in _rows(related.filter(page__in=list(by_key)).order_by(), paths):
            row.page = by_key[row.page_id]
            found[row.page_id].append(row)
        for key, page in by_key.items():
            rows = sorted(found[key], key=_in_order)
            prefetched = page.__dict__.setdefault("_prefetched_objects_cache", {})
            prefetched[name] = FakeQuerySet(related.model, rows)


def _rows(related: QuerySet[Any], paths: Sequence[str]) -> list[Any]:
    """With what the paths lead to: where that is a table kept in memory, from there."""
    keys = {related.model._meta.get_field(path.partition("__")[0]) for path in paths}
    known = {key: kept.by_model[m]() for key in keys if (m := key.related_model) in kept.by_model}
    if len(known) < len(keys) or not keys:
        return list(related.select_related(*paths) if paths else related)
    rows = list(related)
    wanted = {(key, pk) for key in known for row in rows if (pk := getattr(row, key.attname))}
    if any(pk not in known[key] for key, pk in wanted):  # made a moment ago, elsewhere
        return list(related.select_related(*paths))
    for row in rows:
        for key, objects in known.items():
            key.set_cached_value(row, objects.get(getattr(row, key.attname)))
    return rows


def _in_order(row: Any) -> tuple[int, int]:
    return getattr(row, "sort_order", None) or 0, row.pk


def _related(model: type[Model], name: str) -> QuerySet[Any]:
    """The rows a relation leads to; asked by name, since this app knows nothing of the others."""
    related = cast("type[Model]", model._meta.get_field(name).related_model)
    return related._default_manager.all()


ROOTS_KEY = "core.portal_roots"


def portal_roots() -> list[str]:
    """Tree paths of the default site's first page and its translations; asked once a minute, or when
    one of them has changed (see `roots_signals`)."""
    return cast("list[str]", cache.get_or_set(ROOTS_KEY, _portal_roots, 60))


def _portal_roots() -> list[str]:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    return list(site.root_page.get_translations(inclusive=True).values_list("path", flat=True))


def unexpired() -> Q:
    """A page past its expiry is out at once, not only when the scheduler has unpublished it."""
    return Q(expire_at=None) | Q(expire_at__gt=timezone.now())


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those of these pages, of any type, that need no sign-in; `readable` where they have content."""
    return pages.live().filter(unexpired()).public()


def on_the_portal(pages: PageQuerySet) -> PageQuerySet:
    """Those of these pages, of any type, that are live on the portal's own site, whoever may read them.

    Another site of the same installation has its own readers; a page outside all sites has no address.
    """
    roots = portal_roots()
    if not roots:
        return pages.none()
    below = reduce(or_, (Q(path__startswith=root) for root in roots))
    return pages.live().filter(unexpired(), below)


class ContentPageQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale) -> ContentPageQuerySet:
        """Pages to list for readers of one language: its own, and others' that have no live translation in it."""
        translation = Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale=locale, live=True
        )
        return self.filter(Q(locale=locale) | ~Exists(translation))

    def readable(self) -> ContentPageQuerySet:
        """Live pages that need no sign-in: what lists, feeds and counts may show to anyone."""
        return self.current().public()

    def current(self) -> ContentPageQuerySet:
        return on_the_portal(self)

    def newest_first(self) -> ContentPageQuerySet:
        return self.order_by("-content_date", "-pk")

    def with_shown_relations(self) -> ContentPageQuerySet:
        return self.prefetch_related(*shown_relations(self.model))


def translated_texts(pages: Collection[Page]) -> dict[int, list[str]]:
    """Titles and summaries of the pages' translations that anyone may read, by primary key."""
    keys = {page.translation_key for page in pages}
    every = cast(
        "ContentPageQuerySet", apps.get_model("core", "ContentPage")._default_manager.all()
    )
    readable = every.readable()
    rows = readable.filter(translation_key__in=keys).order_by("pk")
    texts: dict[object, list[tuple[int, str, str]]] = defaultdict(list)
    for key, *row in rows.values_list("translation_key", "pk", "title", "summary"):
        texts[key].append(tuple(row))
    return {
        page.pk: [
            text
            for pk, *both in texts[page.translation_key]
            if pk != page.pk
            for text in both
            if text
        ]
        for page in pages
    }
