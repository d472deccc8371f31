"""Engines to evaluate, each with a database that is made for the evaluation and removed after it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from search.testing import postgres, running

ENGINES = ("sqlite", "postgres", "elasticsearch")
#: Wagtail's own backend of each engine.
STOCK = {
    "sqlite": "modelsearch.backends.database",
    "postgres": "modelsearch.backends.database",
    "elasticsearch": "modelsearch.backends.elasticsearch9",
}
OURS = {
    "sqlite": "search.backends.sqlite",
    "postgres": "search.backends.postgres",
    "elasticsearch": "search.backends.elasticsearch9",
}
#: Autocomplete's analyzers, which full-text search does not use, need a module beyond the core.
CORE_ANALYSIS = {
    "settings": {
        "analysis": {
            "analyzer": {
                name: {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}
                for name in ("ngram_analyzer", "edgengram_analyzer")
            },
            "tokenizer": {
                name: {"type": "standard"} for name in ("ngram_tokenizer", "edgengram_tokenizer")
            },
            "filter": {name: {"type": "stop"} for name in ("ngram", "edgengram")},
        }
    }
}
#: Of a throw-away node; the one in compose.yaml has as much.
HEAP = "1g"


class NoEngine(Exception):
    """This machine cannot run the engine; the message says what it lacks."""


@contextmanager
def throw_away(engine: str) -> Iterator[dict[str, str]]:
    """The environment of a process that knows no other database, server or files than its own."""
    with tempfile.TemporaryDirectory(prefix="kmportal-evaluation-") as folder:
        database = throw_away_postgres() if engine == "postgres" else _sqlite(Path(folder))
        with database as url, _elasticsearch(engine) as node:
            yield {
                "DATABASE_URL": url,
                "ELASTICSEARCH_URL": node,
                "ELASTICSEARCH_INDEX_PREFIX": f"evaluation_{get_random_string(8).lower()}_",
                "CACHE_URL": "locmem://",
                "MEDIA_ROOT": folder,
            }


def backends(engine: str, url: str, prefix: str, *, stock: bool) -> dict[str, dict[str, Any]]:
    """Wagtail's setting for one engine alone: nothing answers in its place if it fails."""
    backend = (STOCK if stock else OURS)[engine]
    options: dict[str, Any] = {"BACKEND": backend, "AUTO_UPDATE": False}  # all at once, and timed
    if engine == "elasticsearch":
        options |= {"URLS": [url], "INDEX_PREFIX": prefix, "TIMEOUT": 60}
        if stock:
            options["INDEX_SETTINGS"] = CORE_ANALYSIS
    return {"default": options}


@contextmanager
def _sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'evaluation.sqlite3'}"


@contextmanager
def throw_away_postgres() -> Iterator[str]:
    """A new database on the portal's own server; without one, on a private server."""
    if connection.vendor == "postgresql":
        with _database_beside(os.environ["DATABASE_URL"]) as url:
            yield url
        return
    found = postgres.binaries()
    if found is None:
        raise NoEngine(_("A PostgreSQL server is missing; on Debian: apt-get install postgresql"))
    with postgres.running(found) as url:
        yield url


@contextmanager
def _database_beside(url: str) -> Iterator[str]:
    name = f"evaluation_{get_random_string(8).lower()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _elasticsearch(engine: str) -> Iterator[str]:
    """The portal's own cluster, in indexes of a name of its own; without one, a node."""
    if engine != "elasticsearch":
        yield ""
    elif given := os.environ.get("ELASTICSEARCH_URL"):
        yield given
    else:
        node = running.Node(heap=HEAP)
        try:
            node.start()
        except running.NotAvailable as error:
            node.remove()
            raise NoEngine(str(error)) from error
        try:
            yield node.url
        finally:
            node.remove()
