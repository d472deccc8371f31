"""What was said about pages, for the index and for snippets: published comments only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kmportal.discussion.models import Comment

if TYPE_CHECKING:
    from collections.abc import Collection

    from kmportal.core.models import ContentPage

#: Letters of a page's comments that are indexed, the newest first: thousands of comments under one
#: page must neither drown its own words nor be cut into words anew with each that is added.
MOST = 100_000


def said_texts(pages: Collection[ContentPage]) -> dict[int, list[str]]:
    """In one query, by the page's key; pages without comments are left out."""
    if not pages:
        return {}
    rows = Comment.objects.published().filter(page__in=[page.pk for page in pages])
    texts: dict[int, list[str]] = defaultdict(list)
    letters: dict[int, int] = defaultdict(int)
    for key, text in rows.order_by("-pk").values_list("page", "text").iterator():
        letters[key] += len(text)
        if letters[key] <= MOST:
            texts[key].append(text)
    return dict(texts)
