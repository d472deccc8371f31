"""Any search as an Atom feed of what anyone may read, the last published first."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING

from django.db.models import Max, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kmportal.core.feeds import in_xml
from kmportal.core.models import ContentPage
from kmportal.core.models.settings import SiteSettings

from .queries import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRIES = 30
#: For feed readers and whatever stands between: so long nobody need ask again.
FRESH_SECONDS = 600
#: When a portal in which nothing has been published last changed.
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class StableFeed(Atom1Feed):
    """Says when it changed even if it is empty, where the usual one says "just now" each time."""

    def latest_post_date(self) -> datetime.datetime:
        changed: datetime.datetime = self.feed["changed"]
        return changed


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
def search_feed(request: HttpRequest) -> HttpResponse:
    """The same for everyone, signed in or not: its address is passed on and fetched by programs."""
    asked = Search.of(request.GET)
    pages = asked.newest(ENTRIES)
    changed = max(map(_updated, pages)) if pages else _last_change()
    feed = _feed(request, asked, changed)
    _add_entries(feed, pages, request)
    content = feed.writeString("utf-8").encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    seconds = int(changed.timestamp())
    headers = {"ETag": etag, "Last-Modified": http_date(seconds), "Content-Type": feed.content_type}
    response = HttpResponse(content, headers=headers)
    return get_conditional_response(request, etag, seconds, response) or response


def _feed(request: HttpRequest, asked: Search, changed: datetime.datetime) -> StableFeed:
    words = in_xml(asked.in_words)
    results = request.build_absolute_uri(f"{reverse('search')}{asked.address.url}")
    return StableFeed(
        title=_("Search: %(query)s") % {"query": words} if words else _("Search"),
        link=results,
        description=None,
        author_name=in_xml(SiteSettings.for_request(request).name),
        feed_url=request.build_absolute_uri(f"{reverse('search_feed')}{asked.address.url}"),
        language=get_language(),
        changed=changed,
    )


def _add_entries(feed: StableFeed, pages: Sequence[ContentPage], request: HttpRequest) -> None:
    host = request.get_host().partition(":")[0]
    prefetch_related_objects(pages, "contributors__member")
    for page in pages:
        published = page.first_published_at
        authors = ", ".join(person.shown_name for person in page.contributors.all())
        feed.add_item(
            title=in_xml(page.title),
            link=page.get_full_url(request) or "",
            description=escape(in_xml(page.summary or page.search_description)),
            author_name=in_xml(authors) or None,
            pubdate=published,
            updateddate=_updated(page),
            # Stays when the page is renamed or moved, so that nobody is shown it twice.
            unique_id=f"tag:{host},{published:%Y-%m-%d}:page:{page.pk}",
            categories=[str(page.kind_label)],
        )


def _updated(page: ContentPage) -> datetime.datetime:
    updated: datetime.datetime = page.last_published_at or page.first_published_at
    return updated


def _last_change() -> datetime.datetime:
    last = ContentPage.objects.readable().aggregate(last=Max("last_published_at"))["last"]
    return last or NEVER
