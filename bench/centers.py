"""How long the directory takes with 5,000 learning centers, measured against the portal's 11.

    python -m bench.centers

Works on databases of its own in a temporary folder, and fails above the ratio that must hold. Each
request is made through middleware, view and templates; both portals answer in turns, so that what
else the machine does falls on both.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path

FEW, MANY, RUNS, WARM, MOST = 11, 5_000, 25, 5, 2.0
LIST, DATA = "/th/centers/", "/th/centers.geojson"
#: What is asked for, by what it is called in the answer.
REQUESTS = {
    "first view": LIST,
    "a region": f"{LIST}?place=r1",
    "a theme and visits": f"{LIST}?theme=organic-farming&open=1",
    "a course": f"{LIST}?learn=ปุ๋ยหมัก",
    "nearest": f"{LIST}?near=210304",
    "nearest of a theme": f"{LIST}?near=210304&theme=organic-farming",
    "map of provinces": f"{LIST}?view=map",
    "map data": DATA,
    "map data of a region": f"{DATA}?place=r1",
}


def main() -> int:
    """A process for each portal: settings name one database, and memories must not be shared."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.sqlite3"
        _run(empty, "0").wait()
        portals = [_Portal(empty, size) for size in (FEW, MANY)]
        try:
            ratios = [_measure(name, url, *portals) for name, url in REQUESTS.items()]
        finally:
            for portal in portals:
                portal.end()
    return 0 if max(ratios) <= MOST else 1


def _measure(name: str, url: str, few: _Portal, many: _Portal) -> float:
    pairs = [(few.milliseconds(url), many.milliseconds(url)) for _run in range(RUNS + WARM)]
    fast, slow = (statistics.median(times) for times in zip(*pairs[WARM:], strict=True))
    ratio = slow / fast
    print(f"{name:<22} {FEW}: {fast:6.1f} ms   {MANY:,}: {slow:6.1f} ms   ratio {ratio:.2f}")  # noqa: T201
    return ratio


class _Portal:
    """A process that answers requests asked for line by line with the milliseconds they took."""

    def __init__(self, empty: Path, size: int) -> None:
        self._process = _run(shutil.copy(empty, empty.with_name(f"{size}.sqlite3")), str(size))

    def milliseconds(self, url: str) -> float:
        print(json.dumps(url), file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())  # type: ignore[union-attr]  # a pipe

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


def _run(database: Path, size: str) -> subprocess.Popen[str]:
    environment = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "kmportal.settings.test",
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bench.centers", size],
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(size: int) -> None:
    """Without a size, makes a portal without centers and ends."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from .center_pages import prepare, publish

    if not size:
        call_command("migrate", verbosity=0)
        prepare()
        return
    publish(size)
    client = Client()
    for line in sys.stdin:
        start = time.perf_counter()
        response = client.get(
            json.loads(line), headers={"host": "localhost", "accept-encoding": "gzip"}
        )
        taken = (time.perf_counter() - start) * 1000
        if response.status_code != HTTPStatus.OK:
            raise SystemExit(f"{line}: {response.status_code}")
        print(taken, flush=True)  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1:]:
        answer(int(sys.argv[1]))
    else:
        sys.exit(main())
