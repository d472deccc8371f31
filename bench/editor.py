"""How long the editor's screens take at ten thousand pages, measured against the same portal's ten.

    python -m bench.editor
    python -m bench.editor translations_waiting "explorer, searched"   # only these

The pages and screens are those whose queries `tests/editor_at_size` counts. Fails where a screen of
our own takes longer than `MOST` milliseconds. Each request is made through middleware, view and
templates by a steward, who is no superuser.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from . import portals
from .portals import Portal

MODULE = "bench.editor"
TIMES, RUNS, WARM, MOST = 1_000, 7, 2, 400.0
#: What makes a process a portal: all but the first of them answers requests.
PREPARE, ANSWER = "--prepare", "--answer"
#: Screens of Wagtail and wagtail-localize, which we hang things on but do not write.
STOCK = ("explorer", "search", "chooser", "wagtail", "send to be translated")
OURS_IN_STOCK = ("wagtailadmin_home", "wagtailsnippets_")


def main(only: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        ten = Path(folder) / "ten.sqlite3"
        screens, roots = json.loads(portals.started(ten, MODULE, PREPARE).communicate()[0])
        copied = [str(root) for root in roots]
        both = [Portal(ten, times, MODULE, ANSWER, str(times), *copied) for times in (1, TIMES)]
        try:
            asked = {name: url for name, url in screens.items() if name in only or not only}
            slowest = [_measure(name, url, *both) for name, url in asked.items()]
        finally:
            for portal in both:
                portal.end()
    return 0 if max(slowest, default=0.0) <= MOST else 1


def is_stock(name: str) -> bool:
    return name.startswith(STOCK) and not name.startswith(OURS_IN_STOCK)


def _measure(name: str, url: str, few: Portal, many: Portal) -> float:
    """What counts against `MOST`: nothing, for screens that are not ours."""
    fast, slow = portals.medians(url, few, many, RUNS, WARM)
    whose = "stock" if is_stock(name) else "ours"
    print(  # noqa: T201
        f"{name:<38} {whose:<5}  10: {fast:6.1f} ms   10,000: {slow:6.1f} ms   ratio {slow / fast:.2f}",
        flush=True,
    )
    return 0.0 if is_stock(name) else slow


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
    portals.answer(client)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [first, *rest] if first in {PREPARE, ANSWER}:
            import django

            django.setup()
            prepare() if first == PREPARE else answer(int(rest[0]), list(map(int, rest[1:])))
        case only:
            sys.exit(main(only))
