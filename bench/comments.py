"""How long a page with 10,000 comments takes, measured against one with 50.

    python -m bench.comments

Works on a database of its own in a temporary folder, and fails above the ratio that must hold.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path

FEW, MANY, RUNS, MOST = 50, 10_000, 25, 1.5


def main() -> int:
    """Half of the many are answers, some of them forty below one comment."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    few, many = _page(FEW, "ไม่กี่ความเห็น"), _page(MANY, "ความเห็นเป็นหมื่น")
    client = Client()
    pairs = [(_seconds(client, few), _seconds(client, many)) for _run in range(RUNS)]
    fast, slow = (statistics.median(times) for times in zip(*pairs[3:], strict=True))
    ratio = slow / fast
    print(f"{FEW}: {fast * 1000:.0f} ms, {MANY}: {slow * 1000:.0f} ms, ratio {ratio:.2f}")  # noqa: T201
    return 0 if ratio <= MOST else 1


def _page(count: int, title: str) -> str:
    from wagtail.models import Page, Site

    from kmportal.discussion.models import Comment
    from lessons.models import FieldNotePage
    from tests import factories

    site = Site.objects.filter(is_default_site=True, root_page__slug="home", hostname="localhost")
    if not FieldNotePage.objects.exists():
        site.delete()
        factories.site_tree()
    notes = Page.objects.get(slug="notes").specific
    page = factories.page(notes, FieldNotePage, title)
    tops = [_comment(page, n) for n in range(1, count // 2 + 1)]
    Comment.objects.bulk_create(tops)
    parents = tops[:: max(1, len(tops) // max(1, count // 80))]
    answers = [
        _comment(page, count // 2 + n, parent=parents[n % len(parents)])
        for n in range(1, count - len(tops) + 1)
    ]
    Comment.objects.bulk_create(answers)
    return str(page.url)


def _comment(page: object, number: int, **fields: object) -> object:
    from kmportal.discussion.models import Comment

    text = f"ความเห็นที่ {number}: ที่ตำบลเราก็เริ่มจากการเปิดสมุดหนี้คุยกันทีละบ้านเหมือนกัน"
    return Comment(
        page=page, text=text, author_name="สมหมาย", state="published", position=number, **fields
    )


def _seconds(client: object, url: str) -> float:
    start = time.perf_counter()
    response = client.get(url, headers={"host": "localhost"})  # type: ignore[attr-defined]
    if response.status_code != HTTPStatus.OK:
        raise SystemExit(f"{url}: {response.status_code}")
    return time.perf_counter() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "kmportal.settings.test"
        sys.exit(main())
