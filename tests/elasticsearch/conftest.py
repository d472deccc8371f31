"""A real Elasticsearch: of the environment (ELASTICSEARCH_URL), or a node started for the tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils.crypto import get_random_string
from modelsearch.backends import get_search_backend

from search.backends.elastic_breaker import FAILURES
from search.testing import running
from tests import factories, tiers

#: Another Django project's tests, run in a process of their own by test_modelsearch_suite.
collect_ignore = ["modelsearch_suite"]

HOW_TO_GET_A_NODE = (
    "install Maven and run `make test` with network once (it fetches the server's jars), "
    "or set ELASTICSEARCH_URL"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.elasticsearch)
            item.add_marker(pytest.mark.xdist_group("elasticsearch"))


@contextmanager
def available() -> Iterator[None]:
    """Around starting nodes: the test is skipped with the reason where this machine cannot."""
    try:
        yield
    except running.NotAvailable as error:
        tiers.require(None, "Elasticsearch", f"{HOW_TO_GET_A_NODE} ({error})")


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    if given := os.environ.get("ELASTICSEARCH_URL"):
        yield given
        return
    node = running.Node()
    with available():
        node.start()
    try:
        yield node.url
    finally:
        node.remove()


@pytest.fixture
def search_with(settings, db):
    """Makes Elasticsearch at these addresses the default backend, in indexes of the test's own."""
    database = settings.WAGTAILSEARCH_BACKENDS["default"]
    used = []

    def configure(*urls: str, **options):
        prefix = f"test_{get_random_string(8).lower()}_"
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": {
                "BACKEND": "search.backends.elasticsearch9",
                "URLS": list(urls),
                "INDEX_PREFIX": prefix,
                "FALLBACK": "database",
                "KEEP_MISSED_UPDATES": True,
                "PAUSE": 1,
                "TIMEOUT": 5,
                **options,
            },
            "database": database,
        }
        backend = get_search_backend("default")
        used.append(backend)
        return backend

    yield configure
    cache.clear()
    for backend in used:
        with suppress(*FAILURES):  # a test may have stopped its node
            for name in backend.es.indices.get_alias(index=f"{backend.index_prefix}*"):
                backend.es.indices.delete(index=name)


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    """A block whose updates are sent when it ends, as a transaction's are when it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
