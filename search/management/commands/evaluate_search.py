"""How well search finds, on a set of documents and queries with known answers."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from statistics import fmean
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from search.evaluation import collection, engines, process


class Command(BaseCommand):
    help = "Measure how well search finds the documents of a set, in a throw-away database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="with docs.jsonl and queries.KIND.jsonl")
        own = "postgres" if connection.vendor == "postgresql" else "sqlite"
        parser.add_argument("--backend", choices=engines.ENGINES, default=own)
        parser.add_argument("--stock", action="store_true", help="measure Wagtail's own backend")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the result here too")
        parser.add_argument(
            "--every", type=int, default=1, metavar="N", help="every Nth query only"
        )
        parser.add_argument("--kinds", default="", help="only these kinds of queries: q,kw")

    def handle(self, *, folder: Path, backend: str, stock: bool, **options: Any) -> None:
        every, kinds = max(options["every"], 1), [k for k in options["kinds"].split(",") if k]
        try:
            collection.read(folder, every, kinds)
            result = process.evaluate(folder, backend, stock=stock, every=every, kinds=kinds)
        except (collection.BadCollection, engines.NoEngine, process.Failed) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            options["json"].write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
        self.stdout.write(table(result))


def table(result: dict[str, Any]) -> str:
    """One row a kind of query, and their mean."""
    kinds = result["kinds"]
    names = list(next(iter(kinds.values())))
    mean = {name: fmean(values[name] for values in kinds.values()) for name in names}
    rows = [["", *names]]
    for kind, values in {**kinds, _("mean"): mean}.items():
        digits = (1 if name.endswith("_ms") else 3 for name in names)
        cells = [f"{values[name]:.{n}f}" for name, n in zip(names, digits, strict=True)]
        rows.append([kind, *cells])
    lines = ["  ".join(f"{cell:>9}" for cell in row) for row in rows]
    head = _("%(backend)s: indexed in %(seconds).1f s, %(megabytes).1f MB") % {
        "backend": result["backend"],
        "seconds": result["index_seconds"],
        "megabytes": result["index_bytes"] / 1e6,
    }
    return "\n".join([head, *lines])
