"""A collection as Atom and RSS: what anyone may read of it, the last published first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Rss201rev2Feed

from kmportal.core.feeds import in_xml
from kmportal.core.page_feeds import ITEMS, PageFeed
from kmportal.core.querysets import open_to_all, portal_roots

from .models import CollectionPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.core.models import ContentPage


class CollectionFeed(PageFeed):
    def get_object(self, request: HttpRequest, pk: int) -> CollectionPage:
        pages = open_to_all(CollectionPage.objects.all())
        page = pages.filter(pk=pk).select_related("locale").first()
        if page is None or not any(page.path.startswith(root) for root in portal_roots()):
            raise Http404
        return page

    def title(self, followed: Any) -> str:
        return in_xml(followed.title)

    def link(self, followed: Any) -> str:
        return followed.get_url() or "/"

    def subtitle(self, followed: CollectionPage) -> str:
        return in_xml(followed.summary)

    def items(self, followed: CollectionPage) -> Iterable[ContentPage]:
        return followed.query.found_by(None).last_published(ITEMS)


class CollectionRss(CollectionFeed):
    feed_type = Rss201rev2Feed  # type: ignore[assignment]  # the other format

    def description(self, followed: CollectionPage) -> str:
        return self.subtitle(followed)
