"""Pages below a moved page get a new place in the tree without being saved one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.dispatch import receiver
from modelsearch.backends import get_search_backends
from wagtail.models import Page
from wagtail.signals import post_page_move

if TYPE_CHECKING:
    from collections.abc import Mapping


@receiver(post_page_move, dispatch_uid="search.note_moved_pages")
def note_moved_pages(instance: Page, **signal: Mapping[str, object]) -> None:
    """Elasticsearch filters by the place it was told: a page moved below a private one would go on
    being counted. The database's engine asks the tree itself."""
    for backend in get_search_backends(with_auto_update=True):
        if getattr(backend, "keeps_missed_updates", False):
            backend.add_bulk(Page, instance.get_descendants())
