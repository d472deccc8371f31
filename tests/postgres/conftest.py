"""A PostgreSQL server of our own, and tests on it in processes of their own.

This process has SQLite for its database. So what is asked of PostgreSQL lies in `suite/`, and runs
as a test session whose DATABASE_URL is the server's; see `test_search_on_postgres.py`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.testing import postgres
from tests import tiers

#: This process itself, where a person has set DATABASE_URL to a server's.
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
collect_ignore = ["modelsearch_suite", *([] if ON_POSTGRES else ["suite"])]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.postgres)
            item.add_marker(pytest.mark.xdist_group("postgres"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """DATABASE_URL of an empty database."""
    with postgres.running(tiers.postgres_binaries()) as url:
        yield url
