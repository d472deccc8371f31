"""The documents last added to a library, as Atom: what anyone may read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest

from kmportal.core.feeds import in_xml
from kmportal.core.page_feeds import ITEMS, PageFeed
from kmportal.core.querysets import open_to_all, portal_roots

from .models import DocumentLibraryPage
from .querysets import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.core.models import ContentPage


class LibraryFeed(PageFeed):
    def get_object(self, request: HttpRequest, pk: int) -> DocumentLibraryPage:
        pages = open_to_all(DocumentLibraryPage.objects.all())
        page = pages.filter(pk=pk).select_related("locale").first()
        if page is None or not any(page.path.startswith(root) for root in portal_roots()):
            raise Http404
        return page

    def title(self, followed: Any) -> str:
        return in_xml(followed.title)

    def link(self, followed: Any) -> str:
        return followed.get_url() or "/"

    def subtitle(self, followed: DocumentLibraryPage) -> str:
        return in_xml(followed.introduction)

    def items(self, followed: DocumentLibraryPage) -> Iterable[ContentPage]:
        documents = documents_in(followed, None).filter(first_published_at__isnull=False)
        newest = documents.order_by("-first_published_at", "-pk")
        return newest.prefetch_related("contributors__member", "locale")[:ITEMS]
