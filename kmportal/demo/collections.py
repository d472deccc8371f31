"""Collections of the demo, shown on the page about the site, so that readers come upon them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import Page

ABOUT = "1-about"
SHOWN = {"1-south": "cards", "2-used-elsewhere": "timeline"}
ROWS = 4


def show_collections(pages: Mapping[tuple[str, str], Page]) -> None:
    """At the end of the text, in each language; saved when the page is published."""
    for language in ("th", "en"):
        about: Any = pages.get((ABOUT, language))
        if about is not None:
            for name, show in SHOWN.items():
                block = {
                    "title": "",
                    "collection": pages[name, language],
                    "show": show,
                    "rows": ROWS,
                }
                about.body.append(("collection", block))
