"""A collection as schema.org describes it, for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import CollectionPage
    from .showing import Shown


def data_of(page: CollectionPage, shown: Shown, request: HttpRequest) -> dict[str, Any]:
    """With the rows that the page shows now, and no others."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": each.title,
            "url": each.get_full_url(request),
        }
        for number, each in enumerate(shown.pages, shown.pages.start_index())
    ]
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.search_description or page.summary,
        "url": page.get_full_url(request),
        "inLanguage": page.locale.language_code,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": shown.total,
            "itemListElement": items,
        },
    }
