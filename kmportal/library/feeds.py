"""The documents last added to a library, as Atom: what anyone may read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmportal.core.feeds import in_xml
from kmportal.core.page_feeds import ITEMS, FeedOfPage

from .models import DocumentLibraryPage
from .querysets import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.core.models import ContentPage


class LibraryFeed(FeedOfPage):
    model = DocumentLibraryPage

    def subtitle(self, subject: DocumentLibraryPage) -> str:
        return in_xml(subject.introduction)

    def items(self, subject: DocumentLibraryPage) -> Iterable[ContentPage]:
        documents = documents_in(subject, None).filter(first_published_at__isnull=False)
        newest = documents.order_by("-first_published_at", "-pk")
        return newest.prefetch_related("contributors__member", "locale")[:ITEMS]
