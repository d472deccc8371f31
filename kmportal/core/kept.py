"""Small tables that nearly every page asks of, read whole and kept in the process."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

Snapshot = TypeVar("Snapshot")
#: Seconds until a snapshot is made anew in any case: what a command wrote in bulk sent no signal.
FRESH = 600


class Kept(Generic[Snapshot]):
    """A snapshot of one or more tables; no query in the ordinary case.

    What it hands out is shared between threads: read it only. A row that is saved or deleted is
    noticed at once where processes share a cache, otherwise in this process at once and in others
    after `FRESH` seconds; so a key may be missing in it that the database has.
    """

    def __init__(self, key: str, read: Callable[[], Snapshot]) -> None:
        self._key, self._read = f"kept.{key}", read
        self._kept: tuple[str, Snapshot] | None = None

    def __call__(self) -> Snapshot:
        stamp = str(cache.get_or_set(self._key, lambda: uuid.uuid4().hex, FRESH))
        kept = self._kept
        if kept is None or kept[0] != stamp:
            kept = self._kept = (stamp, self._read())
        return kept[1]

    def forget(self, **signal: Any) -> None:
        """Now for this transaction, and once it is over for what others read during it."""
        cache.delete(self._key)
        transaction.on_commit(lambda: cache.delete(self._key))

    def watch(self, *models: type[Model]) -> None:
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(self.forget, sender=model, dispatch_uid=f"{self._key}.{model}")


#: Rows by primary key, of the models that have such a snapshot: for foreign keys to them.
by_model: dict[type[Model], Callable[[], dict[int, Any]]] = {}
