"""How long the directory takes with 5,000 learning centers, measured against the portal's 11.

    python -m bench.centers

Works on databases of its own in a temporary folder, and fails above the ratio that must hold. Each
request is made through middleware, view and templates.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from . import portals
from .portals import Portal

MODULE = "bench.centers"
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
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.sqlite3"
        portals.started(empty, MODULE, "0").wait()
        both = [Portal(empty, size, MODULE, str(size)) for size in (FEW, MANY)]
        try:
            ratios = [_measure(name, url, *both) for name, url in REQUESTS.items()]
        finally:
            for portal in both:
                portal.end()
    return 0 if max(ratios) <= MOST else 1


def _measure(name: str, url: str, few: Portal, many: Portal) -> float:
    fast, slow = portals.medians(url, few, many, RUNS, WARM)
    ratio = slow / fast
    print(f"{name:<22} {FEW}: {fast:6.1f} ms   {MANY:,}: {slow:6.1f} ms   ratio {ratio:.2f}")  # noqa: T201
    return ratio


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
    portals.answer(Client())


if __name__ == "__main__":
    if sys.argv[1:]:
        answer(int(sys.argv[1]))
    else:
        sys.exit(main())
