"""Documents assembled by other processes, while one reads the next pages and another sends.

Cutting a page's text into words takes about as long as all else that is done with it here.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain

from elasticsearch.serializer import JsonSerializer

from .elastic_texts import Raw, assembled

logger = logging.getLogger(__name__)
_json = JsonSerializer()
#: Each holds the dictionaries, some 150 MB.
MOST_WORKERS = 4
#: Documents handed over at once; fewer are not worth the way.
HANDFUL = 50


class Workers:
    """Processes for a long rebuild; a short one is over before they could begin."""

    def __init__(self, most: int | None = None) -> None:
        spare = (os.cpu_count() or 1) - 1
        self._most = min(spare, MOST_WORKERS) if most is None else most
        self._pool: ProcessPoolExecutor | None = None
        self._batches = 0

    def encode(self, raws: Sequence[Raw]) -> Callable[[], list[bytes]]:
        """Begins with it at once; what it gives back waits for the documents as JSON, in order."""
        self._batches += 1
        if self._most < 1 or self._batches == 1 or len(raws) < HANDFUL:
            return partial(encoded, raws)
        try:
            handfuls = (raws[start : start + HANDFUL] for start in range(0, len(raws), HANDFUL))
            return partial(self._gathered, self._running().map(encoded, handfuls), raws)
        except BrokenProcessPool:
            return partial(self._gathered, iter(()), raws)

    def _gathered(self, made: Iterator[list[bytes]], raws: Sequence[Raw]) -> list[bytes]:
        try:
            found = list(chain.from_iterable(made))
        except BrokenProcessPool:
            found = []
        if len(found) == len(raws):
            return found
        logger.warning("A process that cuts texts for the index has died; going on without.")
        self._most = 0
        return encoded(raws)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: a copy of a process with threads and open connections may hang.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._most, mp_context=context)
        return self._pool

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown()


def encoded(raws: Sequence[Raw]) -> list[bytes]:
    return [_json.dumps(assembled(raw)) for raw in raws]
