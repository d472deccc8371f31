"""Which documents a reader finds in a library."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from modelsearch.query import MATCH_ALL

from search.readers import readable_by
from search.understanding import Understood

from .models.document_page import LibraryDocumentPage
from .models.first_page import FirstPage

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from wagtail.models import Page

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

#: Hits of the search engine that are looked at, best first.
MOST_HITS = 2_000


def documents_in(library: Page, user: User | AnonymousUser | None) -> QuerySet[LibraryDocumentPage]:
    """Below the library or its translations, in its language where there is one. Nobody's `user`
    finds what anyone may read."""
    paths = [library.path, *library.get_translations().live().values_list("path", flat=True)]
    below = reduce(or_, (Q(path__startswith=path) for path in paths))
    pages = readable_by(user).filter(below).shown_in(library.locale)
    return LibraryDocumentPage.objects.filter(pk__in=pages.order_by().values("pk"))


def hits(text: str, user: User | AnonymousUser | None) -> list[int]:
    """Documents that the portal's engine finds for the words, in their files too, best first."""
    asked = Understood(text, {})
    query = asked.question.query()
    if query is None and not asked.chosen:
        return []
    answer = _found(asked, query, _searched(user)).faceted(asked.chosen, 0, MOST_HITS)
    return [page.pk for page in answer.objects]


def _searched(user: User | AnonymousUser | None) -> ContentPageQuerySet:
    own = ContentType.objects.get_for_model(LibraryDocumentPage)
    return readable_by(user).filter(content_type=own).only("pk")


def _found(asked: Understood, query: Any, pages: ContentPageQuerySet) -> Any:
    if asked.question.wanted:
        return pages.search(query)
    newest = pages.order_by("-content_date", "-id")  # nothing to rank by
    return newest.search(query or MATCH_ALL, order_by_relevance=False)


def pictures_of(documents: Collection[int | None]) -> dict[int, FirstPage]:
    """By document. A picture of another file than the document has now is none."""
    drawn = FirstPage.objects.filter(document__in=documents, file_name=F("document__file"))
    return {picture.document_id: picture for picture in drawn.exclude(large="")}
