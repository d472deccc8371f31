"""Reads of this process that no table has yet."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .visits import Read

#: While the database cannot be written to, more than this is let go rather than filling memory.
MOST = 20_000


class Buffer:
    """Threads of one process share it; other processes have their own, and the table is theirs all."""

    def __init__(self) -> None:
        self._reads: set[Read] = set()
        self._lock = threading.Lock()
        self._since = time.monotonic()

    def add(self, read: Read) -> None:
        with self._lock:
            if not self._reads:
                self._since = time.monotonic()
            if len(self._reads) < MOST:
                self._reads.add(read)

    def take(self, *, older_than: float = 0) -> set[Read]:
        """All reads, if the first has waited so many seconds; nobody else gets them again."""
        with self._lock:
            if not self._reads or time.monotonic() - self._since < older_than:
                return set()
            taken, self._reads = self._reads, set()
            return taken

    def put_back(self, reads: Iterable[Read]) -> None:
        for read in reads:
            self.add(read)


waiting = Buffer()
