"""Build the search index anew."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from modelsearch.management.commands import rebuild_modelsearch_index
from modelsearch.management.commands.rebuild_modelsearch_index import DEFAULT_CHUNK_SIZE

#: Thresholds of the collector: a batch of pages is a hundred thousand objects that all stay until it is
#: sent, and looking through them again and again took a tenth of reading them. Not more seldom: what
#: outlives its batch waits for the last of the three, and at 100 it came to 1 GB in 100,000 pages.
SELDOM = (20_000, 20, 2)
#: Seconds a thread may keep the others waiting, in place of 5 ms: what other processes have made comes
#: in many small pieces, and with each the thread that takes it would wait for the one that reads pages.
TURN = 0.0005


class Command(rebuild_modelsearch_index.Command):
    """As modelsearch's own, with less in its way when there is much to index."""

    def handle(self, **options: Any) -> None:
        # What is loaded by now stays: the collector need not go through the dictionaries again.
        gc.collect()
        gc.freeze()
        threshold, turn = gc.get_threshold(), sys.getswitchinterval()
        gc.set_threshold(*SELDOM)
        sys.setswitchinterval(TURN)
        try:
            super().handle(**options)
        finally:
            sys.setswitchinterval(turn)
            gc.set_threshold(*threshold)
            gc.unfreeze()

    def queryset_chunks(
        self, qs: QuerySet[Model], chunk_size: int = DEFAULT_CHUNK_SIZE
    ) -> Iterator[list[Model]]:
        """From the last one on: an offset has the database count up to it each time."""
        rest = qs.order_by("pk")
        while items := list(rest[:chunk_size]):
            yield items
            rest = qs.order_by("pk").filter(pk__gt=items[-1].pk)
