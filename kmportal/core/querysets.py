"""Questions that lists of mixed page types ask."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from wagtail.models import Page, PageQuerySet

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model, QuerySet
    from wagtail.models import Locale


def shown_relations(model: type[Model]) -> list[Prefetch | str]:
    """What rows and page heads show of a page: its places with all above them, themes, people, picture."""
    needed = {
        "place_tags": ("place__region", "place__parent__parent__parent"),
        "theme_tags": ("theme__parent",),
        "contributors": ("member",),
    }
    tags = [
        Prefetch(name, _related(model, name).select_related(*paths))
        for name, paths in needed.items()
    ]
    return [*tags, "locale", "lead_image__renditions"]


def _related(model: type[Model], name: str) -> QuerySet[Model]:
    """The rows a relation leads to; asked by name, since this app knows nothing of the others."""
    related = cast("type[Model]", model._meta.get_field(name).related_model)
    return related._default_manager.all()


class ContentPageQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale) -> ContentPageQuerySet:
        """Pages to list for readers of one language: its own, and others' that have no live translation in it."""
        translation = Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale=locale, live=True
        )
        return self.filter(Q(locale=locale) | ~Exists(translation))

    def readable(self) -> ContentPageQuerySet:
        """Live pages that need no sign-in: what lists, feeds and counts may show to anyone.

        A page past its expiry is out at once, not only when the scheduler has unpublished it.
        """
        now = timezone.now()
        return self.live().public().filter(Q(expire_at=None) | Q(expire_at__gt=now))

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
