"""Atom feeds of notebooks and circles: the newest notes anyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from kmportal.core.feeds import in_xml

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import PageContributor
    from kmportal.core.querysets import ContentPageQuerySet

NEWEST = 30


def atom(
    request: HttpRequest, title: str, url: str, notes: ContentPageQuerySet, about: str = ""
) -> HttpResponse:
    """`url` is the page the feed belongs to."""
    feed = Atom1Feed(
        title=in_xml(title),
        link=request.build_absolute_uri(url),
        description=in_xml(about),
        feed_url=request.build_absolute_uri(),
        language=request.LANGUAGE_CODE,
    )
    for page in notes.newest_first().with_shown_relations()[:NEWEST]:
        feed.add_item(
            title=in_xml(page.title),
            link=page.get_full_url(request) or "",
            description=in_xml(page.summary or page.search_description),
            author_name=in_xml(", ".join(map(_name, page.contributors.all()))) or None,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at or timezone.now(),
            unique_id=f"urn:uuid:{page.translation_key}",
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _name(person: PageContributor) -> str:
    return person.shown_name
