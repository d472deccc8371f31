"""Atom feeds of pages that anyone may read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Locale, Page

from .feeds import in_xml
from .models import ContentPage
from .querysets import ContentPageQuerySet, open_to_all, portal_roots

ITEMS = 30


class PageFeed(Feed):
    """Newest first, in the language of the address; of whatever `get_object` finds."""

    feed_type = Atom1Feed

    def pages(self, subject: Any) -> ContentPageQuerySet:
        raise NotImplementedError

    def link(self, subject: Any) -> str:
        return str(subject.get_absolute_url())

    def items(self, subject: Any) -> Iterable[ContentPage]:
        readable = ContentPage.objects.readable().shown_in(Locale.get_active())
        shown = readable & self.pages(subject)
        return shown.newest_first().prefetch_related("contributors__member", "locale")[:ITEMS]

    def item_title(self, page: ContentPage) -> str:
        return in_xml(page.title)

    def item_description(self, page: ContentPage) -> str:
        return in_xml(page.summary)

    def item_link(self, page: ContentPage) -> str:
        return page.get_url() or "/"

    def item_author_name(self, page: ContentPage) -> str:
        return in_xml(", ".join(person.shown_name for person in page.contributors.all()))

    def item_pubdate(self, page: ContentPage) -> datetime.datetime | None:
        return page.first_published_at

    def item_updateddate(self, page: ContentPage) -> datetime.datetime | None:
        return page.last_published_at or page.first_published_at


class FeedOfPage(PageFeed):
    """What a page of `model` gathers, where anyone may read that page on the portal's own site."""

    model: type[Page]

    def get_object(self, request: HttpRequest, pk: int) -> Page:
        pages = open_to_all(self.model._default_manager.all())
        page: Page | None = pages.filter(pk=pk).select_related("locale").first()
        if page is None or not any(page.path.startswith(root) for root in portal_roots()):
            raise Http404
        return page

    def title(self, subject: Any) -> str:
        return in_xml(subject.title)

    def link(self, subject: Any) -> str:
        return subject.get_url() or "/"
