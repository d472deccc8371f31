"""Search on PostgreSQL, in processes that have the server's database for their own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.tiers import SHARED

FIXTURES = SHARED / "samples" / "modelsearch-fixtures"


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
    paths = ["tests/postgres/suite", *(f"tests/search/{name}" for name in common)]
    run(postgres_url, "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *paths)


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
