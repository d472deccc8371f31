"""Questions that lists of mixed page types ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageQuerySet

if TYPE_CHECKING:
    from wagtail.models import Locale


class ContentPageQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale) -> ContentPageQuerySet:
        """Pages to list for readers of one language: its own, and others' that have no live translation in it."""
        translation = Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale=locale, live=True
        )
        return self.filter(Q(locale=locale) | ~Exists(translation))

    def readable(self) -> ContentPageQuerySet:
        """Live pages that need no sign-in: what lists, feeds and counts may show to anyone."""
        return self.live().public()

    def newest_first(self) -> ContentPageQuerySet:
        return self.order_by("-content_date", "-pk")
