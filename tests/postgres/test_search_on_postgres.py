"""Search on PostgreSQL, in processes that have the server's database for their own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.tiers import SHARED

FIXTURES = SHARED / "samples" / "modelsearch-fixtures"

SUITE = "tests/postgres/suite"
AT_ONCE = (f"{SUITE}/test_at_once.py", f"{SUITE}/test_forms_at_once.py")
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-n", "0")


def run(url, *command, **environment):
    done = subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-m", *command],
        env=os.environ | {"DATABASE_URL": url} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
    return done


def test_thai_is_found_as_on_the_embedded_database(postgres_url):
    """Our own tests of the engine, and those that the engines of all databases have in common."""
    common = ["test_queries.py", "test_views.py", "test_asking.py", "test_ranking.py"]
    paths = [SUITE, *(f"tests/search/{name}" for name in common)]
    run(postgres_url, *PYTEST, *paths, *(f"--ignore={path}" for path in AT_ONCE))


def test_what_happens_at_once_is_counted_once(postgres_url):
    """Apart from the others: what is committed here is cleared away with what migrations wrote."""
    run(postgres_url, *PYTEST, *AT_ONCE)


@pytest.mark.shared
def test_modelsearch_finds_nothing_missing(postgres_url):
    """Stock behaviour stays: modelsearch's own tests of a backend pass on ours."""
    if not FIXTURES.is_dir():
        pytest.skip(f"modelsearch's test data, which its wheel leaves out, is not at {FIXTURES}")
    suite = "tests.postgres.modelsearch_suite"
    done = run(
        postgres_url,
        *("django", "test", "--noinput", f"{suite}.suite"),
        DJANGO_SETTINGS_MODULE=f"{suite}.settings",
        MODELSEARCH_FIXTURES=str(FIXTURES),
    )
    assert "OK (skipped=" in done.stderr
