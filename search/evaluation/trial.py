"""One engine on one set: what it takes to index the documents, and how well queries find them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from modelsearch.backends import get_search_backend

from kmportal.core.models import ContentPage
from search import vocabulary
from search.queries import Search

from .collection import Collection, Query
from .measures import DEPTH, summary
from .pages import index_page, publish

Item = TypeVar("Item")


def run(collection: Collection, engine: str, *, stock: bool) -> dict[str, Any]:
    """The result as `evaluate_search --json` writes it. Fills the database of this process."""
    _migrate(stock=stock)
    documents = publish(collection.documents, index_page())
    before = index_bytes(engine)
    started = time.perf_counter()
    call_command("update_index", verbosity=0, chunk_size=500)
    seconds = time.perf_counter() - started
    size = index_bytes(engine) - before
    vocabulary.recount()
    find = stock_search if stock else results_page
    kinds = {
        kind: summary([_asked(query, find, documents) for query in progress(kind, queries)])
        for kind, queries in collection.queries.items()
    }
    name = f"{engine} (stock)" if stock else engine
    return {
        "backend": name,
        "index_seconds": round(seconds, 2),
        "index_bytes": size,
        "kinds": kinds,
    }


def results_page(text: str) -> list[int]:
    """What the first page of results shows."""
    return [result.page.pk for result in Search(text).results]


def stock_search(text: str) -> list[int]:
    """Wagtail's own search has no results page here: it is asked as a new Wagtail project asks. Some
    signs are errors to it, and find nothing."""
    with suppress(DatabaseError):
        return [page.pk for page in ContentPage.objects.readable().search(text)[:DEPTH]]
    return []


def settle(engine: str) -> None:
    """Until Elasticsearch has merged a new index: it answers meanwhile, but shares the machine."""
    if engine != "elasticsearch":
        return
    client = get_search_backend("default").es
    names = f"{settings.WAGTAILSEARCH_BACKENDS['default']['INDEX_PREFIX']}*"
    while client.indices.stats(index=names, metric="merge")["_all"]["total"]["merges"]["current"]:
        time.sleep(1)


def index_bytes(engine: str) -> int:
    """Of everything in the database, of which only the index changes; or of Elasticsearch's indexes."""
    if engine == "elasticsearch":
        backend = get_search_backend("default")
        names = f"{settings.WAGTAILSEARCH_BACKENDS['default']['INDEX_PREFIX']}*"
        backend.es.indices.flush(index=names, ignore_unavailable=True)
        stats = backend.es.indices.stats(index=names, metric="store")
        return int(stats["_all"]["primaries"].get("store", {}).get("size_in_bytes", 0))
    pages = (
        "SELECT (SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count)"
    )
    pages += " * (SELECT page_size FROM pragma_page_size)"
    with connection.cursor() as cursor:
        cursor.execute(
            pages
            if connection.vendor == "sqlite"
            else "SELECT pg_database_size(current_database())"
        )
        return int(cursor.fetchone()[0])


def progress(label: str, items: Sequence[Item], width: int = 30) -> Iterator[Item]:
    """A bar on the terminal while a loop runs; nothing where nobody watches."""
    watched = sys.stderr.isatty()
    for done, item in enumerate(items, 1):
        yield item
        if watched and (done == len(items) or done % max(len(items) // 100, 1) == 0):
            bar = "#" * (width * done // len(items))
            end = "\n" if done == len(items) else ""
            print(f"\r{label:>8} [{bar:<{width}}] {done}/{len(items)}", end=end, file=sys.stderr)  # noqa: T201


def _migrate(*, stock: bool) -> None:
    """Wagtail's own engine needs its own tables, which our migrations replace."""
    if stock:
        settings.MIGRATION_MODULES = {"search": None}
    call_command("migrate", verbosity=0, interactive=False)
    if stock:  # once the tables they point to are there
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)


def _asked(
    query: Query, find: Callable[[str], list[int]], documents: dict[int, str]
) -> tuple[list[str], frozenset[str], float]:
    started = time.perf_counter()
    keys = find(query.text)
    milliseconds = 1000 * (time.perf_counter() - started)
    return [documents.get(key, "") for key in keys], query.relevant, milliseconds
