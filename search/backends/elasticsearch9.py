"""Thai search on Elasticsearch 9 for Wagtail: modelsearch's backend with words cut in Python.

Only what Elasticsearch's core has is used, so the same index works on a bare node, on the full
distribution and on hosted clusters. Other modules here: `elastic_mapping` (documents),
`elastic_query`, `elastic_results`, `elastic_index` (aliases, rebuilding), `elastic_breaker`.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

from django.core.cache import cache as shared_cache
from django.db import models, transaction
from elasticsearch import Elasticsearch
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend

from .elastic_breaker import FAILURES, Breaker, ServerAwayError, is_servers_fault
from .elastic_bulk import NoIndexError
from .elastic_index import ThaiIndex, ThaiRebuilder
from .elastic_mapping import SETTINGS, ThaiMapping
from .elastic_query import ThaiAutocompleteQueryCompiler, ThaiQueryCompiler
from .elastic_results import ThaiSearchResults

logger = logging.getLogger(__name__)
REPLAYED_KEY = "search:elasticsearch:replayed"
REPLAY_EVERY = 5  # seconds


@cache
def _client(process: int, options: str) -> Elasticsearch:
    return Elasticsearch(**json.loads(options))


def shared_client(**options: Any) -> Elasticsearch:
    """One client a process and server, whose connections stay open: Wagtail makes a new backend for
    every search. It also remembers which of several nodes is down."""
    return _client(os.getpid(), json.dumps(options, sort_keys=True))


class ThaiSearchBackend(Elasticsearch9SearchBackend):
    """Beside Wagtail's own options (URLS, INDEX_PREFIX, TIMEOUT, OPTIONS):

    FALLBACK: the search backend that answers while Elasticsearch is away; none by default.
    KEEP_MISSED_UPDATES: send updates after the commit and keep those that fail; off by default.
    PAUSE: seconds between two attempts to reach a server that is away; 15 by default.
    """

    mapping_class = ThaiMapping
    index_class = ThaiIndex
    query_compiler_class = ThaiQueryCompiler
    autocomplete_query_compiler_class = ThaiAutocompleteQueryCompiler
    results_class = ThaiSearchResults
    basic_rebuilder_class = atomic_rebuilder_class = ThaiRebuilder
    client_class = staticmethod(shared_client)
    settings = SETTINGS

    def __init__(self, params: dict[str, Any]) -> None:
        urls = params.get("URLS", [])
        others = 0 if isinstance(urls, str) else max(len(urls) - 1, 0)
        options = {"max_retries": others, "retry_on_timeout": bool(others)}
        options |= {k: v for k, v in params.pop("OPTIONS", {}).items() if v}
        self.fallback: str | None = params.pop("FALLBACK", None)
        self.keeps_missed_updates: bool = params.pop("KEEP_MISSED_UPDATES", False)
        self.breaker = Breaker(params.pop("PAUSE", 15))
        super().__init__({"TIMEOUT": 3, **params, "OPTIONS": options})

    @cached_property
    def patient_client(self) -> Elasticsearch:
        """For rebuilding, where nobody waits."""
        return self.es.options(request_timeout=60, max_retries=5, retry_on_timeout=True)

    @contextmanager
    def contact(self) -> Iterator[None]:
        """Around every request somebody waits for: turns each way a server can fail into
        ServerAwayError, and does not even try while it is known to be away."""
        if not self.breaker.allows():
            raise ServerAwayError("Elasticsearch is away.")
        try:
            yield
        except FAILURES as error:
            if is_servers_fault(error):
                self.breaker.failed(error)
            else:
                logger.exception("Elasticsearch could not answer this request")
            raise ServerAwayError(str(error)) from error
        self.breaker.answered()

    def add(self, obj: models.Model) -> None:
        self.add_bulk(type(obj), [obj])

    def add_bulk(self, model: type[models.Model], obj_list: Iterable[models.Model]) -> None:
        if self.keeps_missed_updates:
            self._note(obj_list)
        else:
            super().add_bulk(model, obj_list)

    def delete(self, obj: models.Model) -> None:
        if self.keeps_missed_updates:
            self._note([obj])
        else:
            super().delete(obj)

    def _note(self, objects: Iterable[models.Model]) -> None:
        from search import pending  # its model needs the app registry, which backends outlive

        pending.note(objects)
        # A lambda has a name, by which Django tells what went wrong; a partial has none.
        transaction.on_commit(lambda: self.replay(seconds=1), robust=True)

    def replay(self, seconds: float) -> None:
        """Send waiting updates, if Elasticsearch can take them; else they wait on."""
        from search import pending

        try:
            pending.replay(self, seconds)
        except (ServerAwayError, NoIndexError) as error:
            logger.warning("Updates wait for Elasticsearch: %s", error)

    def replay_soon(self) -> None:
        """After a search it answered: what others could not send, now and then."""
        if self.keeps_missed_updates and shared_cache.add(REPLAYED_KEY, True, REPLAY_EVERY):
            self.replay(seconds=0.5)

    def rebuilt(self) -> None:
        """A new index may take what the old one refused."""
        if self.keeps_missed_updates:
            from search import pending

            pending.refused().update(refusal="")


SearchBackend = ThaiSearchBackend
