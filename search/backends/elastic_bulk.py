"""Sends documents to Elasticsearch in bulk, with patience where there is time for it."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk

from .elastic_texts import Raw
from .elastic_workers import Workers, encoded

logger = logging.getLogger(__name__)

#: Small enough for the server's own limit (100 MB a request) and a slow line.
MOST_BYTES = 8 * 1024 * 1024
#: Batches read but not yet arrived: with fewer, reading waits for whichever of cutting and sending is
#: slower at the moment. Each is a few hundred documents of some 40 kB.
MOST_UNDER_WAY = 3
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
_BUSY = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}


@dataclass(frozen=True)
class Document:
    """One document's state for one alias. The newest version wins, in whatever order they arrive."""

    alias: str
    id: str
    raw: Raw
    version: int
    json: bytes | None = None  #: of `raw`, where it was made already

    def action(self, source: bytes) -> dict[str, Any]:
        return {
            "_index": self.alias,
            "_id": self.id,
            "version": self.version,
            "version_type": "external_gte",
            "_source": source,
        }


#: A document with its JSON.
Prepared = tuple[Document, bytes]


@dataclass(frozen=True)
class Refusal:
    """A document Elasticsearch will never take as it is, and why."""

    alias: str
    id: str
    reason: str


class NoIndexError(Exception):
    """The alias leads to no index: it was never built."""


class BusyError(TransportError):
    """The server is there, but could not take some of the documents now."""


def now() -> int:
    """A document's version: microseconds, taken before its object is read from the database, so
    that a higher version is never an older state."""
    return time.time_ns() // 1_000


def send(
    client: Elasticsearch,
    documents: Sequence[Document],
    *,
    attempts: int = 1,
    encode: Callable[[], list[bytes]] | None = None,
) -> list[Refusal]:
    """What Elasticsearch refused for good. Raises the client's errors when it could not be asked.

    With several attempts, it waits twice as long after each: half a second at first. `encode` gives
    all documents as JSON where other processes make it.
    """
    sources = encode() if encode else [d.json or encoded([d.raw])[0] for d in documents]
    batch = list(zip(documents, sources, strict=True))
    refusals: list[Refusal] = []
    for attempt in range(1, attempts + 1):
        try:
            left = _send_once(client, batch, refusals)
        except (TransportError, ApiError) as error:
            if attempt == attempts:
                raise
            logger.warning("Elasticsearch did not take a bulk request, trying again: %s", error)
            left = batch
        if not left:
            return refusals
        batch = left
        if attempt < attempts:
            time.sleep(min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE))
    raise BusyError(f"Elasticsearch had no room for {len(batch)} documents")


class BackgroundSender:
    """Sends batches in order, while other processes cut the texts of the next and pages are read."""

    def __init__(self, client: Elasticsearch, attempts: int) -> None:
        self.client, self.attempts, self.workers = client, attempts, Workers()
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.under_way: deque[Future[list[Refusal]]] = deque()

    def send(self, documents: list[Document]) -> list[Refusal]:
        """What was refused of an earlier batch. Waits while there are too many under way."""
        encode = self.workers.encode([document.raw for document in documents])
        self.under_way.append(
            self.thread.submit(send, self.client, documents, attempts=self.attempts, encode=encode)
        )
        return self._down_to(MOST_UNDER_WAY)

    def close(self) -> list[Refusal]:
        """Until all has arrived; what was refused of the last."""
        try:
            return self._down_to(0)
        finally:
            self.workers.close()

    def _down_to(self, most: int) -> list[Refusal]:
        refused: list[Refusal] = []
        while len(self.under_way) > most:
            refused += self.under_way.popleft().result()
        return refused


def _send_once(
    client: Elasticsearch, batch: list[Prepared], refusals: list[Refusal]
) -> list[Prepared]:
    """The documents to send again."""
    again = []
    answers = streaming_bulk(
        client,
        (document.action(source) for document, source in batch),
        max_chunk_bytes=MOST_BYTES,
        raise_on_error=False,
        require_alias=True,  # or a write before the first rebuild would make an unmapped index
    )
    for (document, source), (accepted, answer) in zip(batch, answers, strict=True):
        status = answer["index"]["status"]
        if accepted or status == HTTPStatus.CONFLICT:
            continue  # a conflict: a newer state is there already
        if status in _BUSY:
            again.append((document, source))
            continue
        reason = str(answer["index"].get("error"))
        refusals.append(Refusal(document.alias, document.id, f"{status}: {reason}"[:1_000]))
    return again
