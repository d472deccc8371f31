"""Portals of two sizes, each a process with a database of its own, asked in turns.

Settings name one database, and memories must not be shared. What else the machine does falls on both.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client


class Portal:
    """Answers requests, asked for line by line, with the milliseconds they took."""

    def __init__(self, database: Path, size: int, module: str, *arguments: str) -> None:
        copy = Path(shutil.copy(database, database.with_name(f"{size}.sqlite3")))
        self._process = started(copy, module, *arguments)

    def milliseconds(self, url: str) -> float:
        print(json.dumps(url), file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())  # type: ignore[union-attr]  # a pipe

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


def started(database: Path, module: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "kmportal.settings.test",
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module, *arguments],
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def medians(url: str, few: Portal, many: Portal, runs: int, warm: int) -> tuple[float, float]:
    """Milliseconds of each, after so many rounds to warm up."""
    pairs = [(few.milliseconds(url), many.milliseconds(url)) for _run in range(runs + warm)]
    fast, slow = (statistics.median(times) for times in zip(*pairs[warm:], strict=True))
    return fast, slow


def answer(client: Client) -> None:
    """What a portal's process does until its input ends."""
    for line in sys.stdin:
        start = time.perf_counter()
        response = client.get(
            json.loads(line), headers={"host": "localhost", "accept-encoding": "gzip"}
        )
        taken = (time.perf_counter() - start) * 1000
        if response.status_code != HTTPStatus.OK:
            raise SystemExit(f"{line}: {response.status_code}")
        print(taken, flush=True)  # noqa: T201
