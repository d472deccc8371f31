"""What is shown of a document before it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models.functions import Left

from search.models import DocumentText

from .querysets import pictures_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import EarlierVersion, FirstPage, LibraryDocumentPage

#: Of the text of a file, as much as fits on a first page.
SHOWN_TEXT, SHOWN_LINES = 1_400, 14


class Beginning(NamedTuple):
    """The first lines of the file's text; how many pages it has, where that is known; and its first
    page as a picture."""

    lines: list[str]
    pages: int | None
    goes_on: bool
    picture: FirstPage | None


def beginning_of(page: LibraryDocumentPage) -> Beginning:
    texts = DocumentText.objects.filter(document=page.document_id)
    found = texts.values_list(Left("text", SHOWN_TEXT + 1), "pages").first()
    text, pages = found or ("", None)
    written = [line.strip() for line in text[:SHOWN_TEXT].splitlines() if line.strip()]
    goes_on = len(text) > SHOWN_TEXT or len(written) > SHOWN_LINES
    picture = pictures_of([page.document_id]).get(page.document_id or 0)
    return Beginning(written[:SHOWN_LINES], pages, goes_on, picture)


def earlier_versions_for(
    page: LibraryDocumentPage, request: HttpRequest | None
) -> list[EarlierVersion]:
    """An earlier file may lie in a collection that not every reader of the page may open."""
    versions = [v for v in page.earlier_versions.all() if v.document_id != page.document_id]
    versions.sort(key=lambda version: version.replaced_on, reverse=True)
    collections = {version.document.collection for version in versions}
    closed = {
        collection
        for collection in collections
        if request is None
        or any(not r.accept_request(request) for r in collection.get_view_restrictions())
    }
    return [version for version in versions if version.document.collection not in closed]
