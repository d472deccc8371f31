"""How long the editor's screens take at ten thousand pages, measured against the same portal's ten.

    python -m bench.editor
    python -m bench.editor translations_waiting "explorer, searched"   # only these

The pages and screens are those whose queries `tests/editor_at_size` counts. Fails where a screen of
our own takes longer than `MOST` milliseconds. Each request is made through middleware, view and
templates by a steward, who is no superuser; both portals answer in turns, so that what else the
machine does falls on both.
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

TIMES, RUNS, WARM, MOST = 1_000, 7, 2, 400.0
#: What makes a process a portal: all but the first of them answers requests.
PREPARE, ANSWER = "--prepare", "--answer"
#: Screens of Wagtail and wagtail-localize, which we hang things on but do not write.
STOCK = ("explorer", "search", "chooser", "wagtail", "send to be translated")
OURS_IN_STOCK = ("wagtailadmin_home", "wagtailsnippets_")


def main(only: list[str]) -> int:
    """A process for each portal: settings name one database, and memories must not be shared."""
    with tempfile.TemporaryDirectory() as folder:
        ten = Path(folder) / "ten.sqlite3"
        screens, roots = json.loads(_run(ten, PREPARE).communicate()[0])
        portals = [_Portal(ten, times, roots) for times in (1, TIMES)]
        try:
            asked = {name: url for name, url in screens.items() if name in only or not only}
            slowest = [_measure(name, url, *portals) for name, url in asked.items()]
        finally:
            for portal in portals:
                portal.end()
    return 0 if max(slowest, default=0.0) <= MOST else 1


def is_stock(name: str) -> bool:
    return name.startswith(STOCK) and not name.startswith(OURS_IN_STOCK)


def _measure(name: str, url: str, few: _Portal, many: _Portal) -> float:
    """What counts against `MOST`: nothing, for screens that are not ours."""
    pairs = [(few.milliseconds(url), many.milliseconds(url)) for _run in range(RUNS + WARM)]
    fast, slow = (statistics.median(times) for times in zip(*pairs[WARM:], strict=True))
    whose = "stock" if is_stock(name) else "ours"
    print(  # noqa: T201
        f"{name:<38} {whose:<5}  10: {fast:6.1f} ms   10,000: {slow:6.1f} ms   ratio {slow / fast:.2f}",
        flush=True,
    )
    return 0.0 if is_stock(name) else slow


class _Portal:
    """A process that answers requests asked for line by line with the milliseconds they took."""

    def __init__(self, ten: Path, times: int, roots: list[int]) -> None:
        copy = shutil.copy(ten, ten.with_name(f"{times}.sqlite3"))
        self._process = _run(copy, ANSWER, *map(str, (times, *roots)))

    def milliseconds(self, url: str) -> float:
        print(json.dumps(url), file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())  # type: ignore[union-attr]  # a pipe

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


def _run(database: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "kmportal.settings.test",
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bench.editor", *arguments],
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def prepare() -> None:
    """A portal of ten pages; prints the addresses of its screens, and the pages to be copied."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import translation

    call_command("migrate", verbosity=0)
    from tests.editor_at_size.screens import screens
    from tests.editor_at_size.ten_pages import TenPages, steward

    with translation.override("th"):
        portal = TenPages()
        steward()
    with connection.cursor() as cursor:
        # The copies are made of this file alone.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(json.dumps([screens(portal), [page.pk for page in portal.roots]]))  # noqa: T201


def answer(times: int, roots: list[int]) -> None:
    from django.db import transaction
    from django.test import Client
    from wagtail.models import Page

    from kmportal.members.models import User
    from tests.editor_at_size.multiplying import multiply

    if times > 1:
        with transaction.atomic():
            multiply([Page.objects.get(pk=key) for key in roots], times)
    client = Client()
    client.force_login(User.objects.get(username="steward"))
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
    match sys.argv[1:]:
        case [first, *rest] if first in {PREPARE, ANSWER}:
            import django

            django.setup()
            prepare() if first == PREPARE else answer(int(rest[0]), list(map(int, rest[1:])))
        case only:
            sys.exit(main(only))
