"""A collection as Atom and RSS: what anyone may read of it, the last published first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.feedgenerator import Rss201rev2Feed

from kmportal.core.feeds import in_xml
from kmportal.core.page_feeds import ITEMS, FeedOfPage

from .models import CollectionPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.core.models import ContentPage


class CollectionFeed(FeedOfPage):
    model = CollectionPage

    def subtitle(self, subject: CollectionPage) -> str:
        return in_xml(subject.summary)

    def items(self, subject: CollectionPage) -> Iterable[ContentPage]:
        return subject.query.found_by(None).last_published(ITEMS)


class CollectionRss(CollectionFeed):
    feed_type = Rss201rev2Feed  # type: ignore[assignment]  # the other format

    def description(self, subject: CollectionPage) -> str:
        return self.subtitle(subject)
