"""A library and its documents as schema.org describes them, for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import PortalDocument

    from .models import DocumentLibraryPage, LibraryDocumentPage
    from .shelf import Shelf

CONTEXT = "https://schema.org"
LANGUAGES = {"th": ["th"], "en": ["en"], "th-en": ["th", "en"]}


def library_data(page: DocumentLibraryPage, shelf: Shelf, request: HttpRequest) -> dict[str, Any]:
    """With the rows that the page shows now, and no others."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": each.title,
            "url": each.get_full_url(request),
        }
        for number, each in enumerate(shelf.pages, shelf.pages.start_index())
    ]
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.search_description or page.introduction,
        "url": page.get_full_url(request),
        "inLanguage": page.locale.language_code,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": shelf.total,
            "itemListElement": items,
        },
    }


def document_data(page: LibraryDocumentPage, request: HttpRequest) -> dict[str, Any]:
    """A file is a digital document; what is only scanned or stands elsewhere is a creative work."""
    facts: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "DigitalDocument" if page.document else "CreativeWork",
        "name": page.title,
        "description": page.search_description or page.summary,
        "url": page.get_full_url(request),
        "inLanguage": LANGUAGES.get(page.document_language),
        "author": [
            {"@type": "Person", "name": author.shown_name} for author in page.contributors.all()
        ],
        "publisher": page.organisation and {"@type": "Organization", "name": page.organisation},
        "dateCreated": page.year and str(page.year),
        "dateModified": page.version_date and page.version_date.isoformat(),
        "version": page.version,
        "license": page.licence_choice.url,
        "about": [tag.theme.name for tag in page.theme_tags.all()],
        "spatialCoverage": [tag.place.full_name for tag in page.place_tags.all() if tag.place],
        "encoding": page.document and _encoding(page.document, request),
    }
    return {name: value for name, value in facts.items() if value}


def _encoding(document: PortalDocument, request: HttpRequest) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "contentUrl": request.build_absolute_uri(document.url),
        "encodingFormat": document.content_type,
        "contentSize": str(document.get_file_size() or ""),
    }
