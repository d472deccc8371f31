"""The process of one run: one engine, one size, a database of its own that nothing else knows.

Reads its options as JSON and writes the result as JSON; `bench.search` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.conf import settings


def main(options: dict[str, Any], output: Path) -> None:
    django.setup()
    from search.evaluation import engines

    settings.DEBUG = False  # which would keep every statement
    settings.WAGTAILSEARCH_BACKENDS = engines.backends(
        options["engine"],
        os.environ["ELASTICSEARCH_URL"],
        os.environ["ELASTICSEARCH_INDEX_PREFIX"],
        stock=options["stock"],
    )
    output.write_text(json.dumps(run(**options)))


def run(engine: str, size: int, *, stock: bool, questions: int, saves: int) -> dict[str, Any]:
    from search import vocabulary
    from search.evaluation.trial import index_bytes, settle

    from . import memory, requests
    from .pages import Portal
    from .questions import Asker

    _migrate(stock=stock)
    portal = Portal()
    for done in portal.fill(size):
        say(f"{done:,} of {size:,} pages written")
    before = index_bytes(engine)
    seconds = _timed(_index)
    result: dict[str, Any] = {
        "engine": engine,
        "size": size,
        "stock": stock,
        "pages_per_second": round(size / seconds, 1),
    }
    say(f"indexed in {seconds:.0f} s")
    if not stock:
        result["counting_seconds"] = round(_timed(vocabulary.recount), 1)
    result["settling_seconds"] = round(_timed(lambda: settle(engine)), 1)
    result["index_bytes"] = index_bytes(engine) - before
    gc.collect()
    gc.freeze()  # as kmportal.wsgi does
    say("asking")
    asks = requests.of_the_engine_alone() if stock else requests.through_the_portal()
    result["asked"] = "the engine alone" if stock else "the whole view"
    result["requests"] = requests.timed(Asker(portal.corpus, size), asks, questions)
    say("asked")
    result["save_ms"] = _saves(portal, size, saves)
    result["memory_bytes"] = {"process": memory.own(), "server": memory.servers(engine)}
    return result


def _migrate(*, stock: bool) -> None:
    """Wagtail's own engine needs its own tables, which our migrations replace."""
    from django.core.management import call_command

    if stock:
        settings.MIGRATION_MODULES = {"search": None}
    call_command("migrate", verbosity=0, interactive=False)
    if stock:  # once the tables they point to are there
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)


def _index() -> None:
    """All pages, as the backend itself rebuilds its index; places and the rest are not timed."""
    from django.core.management import call_command
    from modelsearch.index import get_indexed_models
    from modelsearch.management.commands import rebuild_modelsearch_index
    from wagtail.models import Page

    pages = [model for model in get_indexed_models() if issubclass(model, Page)]
    with patch.object(rebuild_modelsearch_index, "get_indexed_models", return_value=pages):
        call_command("update_index", verbosity=0, chunk_size=500)


def _saves(portal: Any, size: int, number: int) -> float:
    """Milliseconds of publishing a page with its index kept up to date, on average."""
    if not number:
        return 0.0
    default = settings.WAGTAILSEARCH_BACKENDS["default"]
    with patch.dict(default, AUTO_UPDATE=True):
        texts = [portal.corpus.text(size + n) for n in range(number)]
        seconds = _timed(lambda: [portal.save(text) for text in texts])
    return round(1000 * seconds / number, 1)


def _timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(text: str) -> None:
    print(f"    {text}", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), Path(sys.argv[2]))
