"""`make bench`: measure search on portals of several sizes, on each engine and its stock counterpart.

Each run is a process of its own, so that memory is its own. Results are kept as they come: what is
interrupted goes on where it was, and `--again` measures anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from . import report
from .machine import facts

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "bench"
ENGINES = ("sqlite", "postgres", "elasticsearch")
SIZES = (1_000, 10_000, 100_000)

Run = dict[str, Any]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmportal.settings.dev")
    django.setup()
    options = _options()
    options.output.mkdir(parents=True, exist_ok=True)
    kept = options.output / "search.json"
    results = _read(kept)
    failed = 0
    for run in _runs(options):
        if not options.again and any(_key(run) == _key(other) for other in results["runs"]):
            say(f"{name_of(run)}: already measured")
            continue
        measured = _measured(run)
        if measured is None:
            failed += 1
            continue
        # Read again: another process may have measured something meanwhile.
        results = _read(kept)
        others = [other for other in results["runs"] if _key(other) != _key(run)]
        results = {"machine": facts(), "runs": sorted([*others, measured], key=_key)}
        kept.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        report.write(results, options.output)
    if results["runs"]:
        report.write(results, options.output)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=SIZES, metavar="1000,10000")
    parser.add_argument("--backends", type=_engines, default=ENGINES, metavar="sqlite,postgres")
    parser.add_argument("--stock", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--questions", type=int, default=100, help="of each kind")
    parser.add_argument("--saves", type=int, default=100, help="ordinary saves, one by one")
    parser.add_argument("--again", action="store_true", help="measure what is there already")
    parser.add_argument("--output", type=Path, default=DOCS, metavar="FOLDER")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number.replace("_", "")) for number in text.split(","))


def _engines(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"not one of {', '.join(ENGINES)}: {min(unknown)}")
    return names


def _runs(options: argparse.Namespace) -> Iterator[Run]:
    """Small ones first: something is there to see soon."""
    for size in sorted(options.sizes):
        for engine in options.backends:
            for stock in (False, True) if options.stock else (False,):
                yield {
                    "engine": engine,
                    "size": size,
                    "stock": stock,
                    "questions": options.questions,
                    "saves": options.saves,
                }


def _measured(run: Run) -> Run | None:
    from search.evaluation.engines import NoEngine, throw_away

    say(f"{name_of(run)} …")
    started = time.perf_counter()
    try:
        with throw_away(run["engine"]) as environment, tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / "result.json"
            command = [sys.executable, "-m", "bench.run", json.dumps(run), str(output)]
            subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)  # noqa: S603
            measured: Run = json.loads(output.read_text())
    except (NoEngine, subprocess.CalledProcessError) as error:
        say(f"{name_of(run)}: {error}")
        return None
    say(f"{name_of(run)}: done in {time.perf_counter() - started:.0f} s")
    return measured


def _read(path: Path) -> Run:
    empty: Run = {"machine": {}, "runs": []}
    return json.loads(path.read_text()) if path.exists() else empty


def _key(run: Run) -> tuple[int, int, bool]:
    return ENGINES.index(run["engine"]), run["size"], run["stock"]


def name_of(run: Run) -> str:
    return f"{run['engine']}{' (stock)' if run['stock'] else ''}, {run['size']:,} pages"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
