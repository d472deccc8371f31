"""The results as people read them: a table in Markdown and a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .plot import Line, plot
from .questions import KINDS

Run = dict[str, Any]

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL", "elasticsearch": "Elasticsearch"}
#: One colour an engine; its stock counterpart has the same, dashed.
COLOURS = {"sqlite": "#3d6b4f", "postgres": "#2f4f8f", "elasticsearch": "#b3472d"}


def write(results: dict[str, Any], folder: Path) -> None:
    runs = results["runs"]
    (folder / "search.md").write_text("\n".join(_markdown(results)) + "\n", encoding="utf-8")
    (folder / "search.svg").write_text(_picture(runs), encoding="utf-8")


def _markdown(results: dict[str, Any]) -> Iterator[str]:
    runs: list[Run] = results["runs"]
    yield "# How fast search is"
    yield ""
    yield "Written by `make bench`; how it is measured stands in `bench/README.md`."
    yield ""
    yield "![Median time of requests by number of pages](search.svg)"
    yield ""
    yield "## Time of an answer: milliseconds, median / 95th percentile"
    yield ""
    yield "Ours: the whole view, with facets, snippets, corrections and templates. Stock: the backend alone,"
    yield "ten pages and their number, since Wagtail brings neither facets nor a results page. In brackets:"
    yield "how many questions were asked, where that was all that three minutes allowed."
    yield ""
    yield from _table(
        ["Engine", "Pages", *(f"{kind.capitalize()}" for kind in KINDS)], map(_times, runs)
    )
    yield ""
    yield "## What it takes"
    yield ""
    head = ["Engine", "Pages", "Indexed pages/s", "Index", "One save", "Process", "Server"]
    yield from _table(head, map(_costs, runs))
    yield ""
    yield "Process: the most memory the portal's own process ever held, generating and indexing included."
    yield "Server: that of Elasticsearch's node, or of the one PostgreSQL process that answers."
    yield ""
    yield "## Aims"
    yield ""
    yield from _table(["", "Aim", "Measured", ""], _aims(runs))
    yield ""
    yield "## The machine"
    yield ""
    yield from (f"- {name}: {value}" for name, value in results["machine"].items())


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' if n < 1 else '--:' for n in range(len(head)))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _name(run: Run) -> str:
    return f"{NAMES[run['engine']]}{', stock' if run['stock'] else ''}"


def _times(run: Run) -> list[str]:
    asked = run["requests"]
    cells = (
        f"{asked[kind]['p50_ms']:.0f} / {asked[kind]['p95_ms']:.0f}{_few(asked[kind])}"
        if kind in asked
        else "–"
        for kind in KINDS
    )
    return [_name(run), f"{run['size']:,}", *cells]


def _few(asked: dict[str, Any]) -> str:
    return f" ({asked['asked']})" if asked.get("cut_short") else ""


def _costs(run: Run) -> list[str]:
    memory = run["memory_bytes"]
    return [
        _name(run),
        f"{run['size']:,}",
        f"{run['pages_per_second']:,.0f}",
        _megabytes(run["index_bytes"]),
        f"{run['save_ms']:.0f} ms",
        _megabytes(memory["process"]),
        _megabytes(memory["server"]),
    ]


def _megabytes(number: int) -> str:
    return f"{number / 1e6:,.0f} MB" if number else "–"


def _aims(runs: list[Run]) -> Iterator[list[str]]:
    """Those of the project, each where it was measured."""
    found = {(run["engine"], run["size"]): run for run in runs if not run["stock"]}
    for engine, size, most in (("elasticsearch", 100_000, 60), ("sqlite", 10_000, 60)):
        if run := found.get((engine, size)):
            value = run["requests"]["keyword"]["p50_ms"]
            label = f"{NAMES[engine]}, {size:,} pages: keyword with facets, median"
            yield _aim(label, f"≤ {most} ms", f"{value:.0f} ms", met=value <= most)
    for engine, least in (("elasticsearch", 300), ("sqlite", 150)):
        sizes = [size for name, size in found if name == engine]
        if sizes:
            value = found[engine, max(sizes)]["pages_per_second"]
            label = f"{NAMES[engine]}, {max(sizes):,} pages: indexing"
            yield _aim(label, f"≥ {least} pages/s", f"{value:.0f} pages/s", met=value >= least)
    small, large = (found.get(("elasticsearch", size)) for size in (10_000, 100_000))
    if small and large:
        times = (run["requests"]["keyword"]["p50_ms"] for run in (large, small))
        growth = next(times) / next(times)
        label = "Elasticsearch: growth of the median from 10,000 to 100,000 pages"
        yield _aim(label, "< 3 times", f"{growth:.1f} times", met=growth < 3)


def _aim(label: str, aim: str, value: str, *, met: bool) -> list[str]:
    return [label, aim, value, "met" if met else "**missed**"]


def _picture(runs: list[Run]) -> str:
    lines = {
        kind: [
            Line(_name(same[0]), COLOURS[engine], stock, _points(same, kind))
            for engine in NAMES
            for stock in (False, True)
            if (same := [r for r in runs if r["engine"] == engine and r["stock"] is stock])
            and _points(same, kind)
        ]
        for kind in KINDS
    }
    return plot({kind: found for kind, found in lines.items() if found})


def _points(runs: list[Run], kind: str) -> list[tuple[float, float]]:
    return [
        (run["size"], run["requests"][kind]["p50_ms"]) for run in runs if kind in run["requests"]
    ]
