"""Pages whose entries in the index are out of date through a change of something else.

They are gathered until the change is committed, and indexed anew in bulk: a theme that is renamed
has hundreds of pages, and a page that is published saves a dozen tags.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from threading import local
from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task
from modelsearch.backends import get_search_backends

from kmportal.core.models import ContentPage

if TYPE_CHECKING:
    from django.db.models import Model

BATCH = 200


class _Waiting(local):
    def __init__(self) -> None:
        self.pages: set[int] = set()


_waiting = _Waiting()


def soon(pages: Iterable[int]) -> None:
    """Index these pages anew once what happens now is committed; each once, however often named."""
    # What a transaction that was rolled back left here is indexed with the next: harmless.
    _waiting.pages.update(pages)
    if _waiting.pages:
        transaction.on_commit(_send)


def _send() -> None:
    pages, _waiting.pages = sorted(_waiting.pages), set()
    for start in range(0, len(pages), BATCH):
        reindex_pages.enqueue(pages[start : start + BATCH])


@task()
def reindex_pages(keys: list[int]) -> None:
    """Write the entries of these pages as the pages are now."""
    by_type: dict[type[Model], list[Model]] = defaultdict(list)
    for page in ContentPage.objects.filter(pk__in=keys).specific():
        by_type[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, pages in by_type.items():
            backend.add_bulk(model, pages)
