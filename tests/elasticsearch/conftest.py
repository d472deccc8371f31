"""A real Elasticsearch: of the environment (ELASTICSEARCH_URL), or a node started for the tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from django.utils.crypto import get_random_string
from modelsearch.backends import get_search_backend

from search.backends.elastic_breaker import FAILURES, away
from search.backends.elasticsearch9 import ThaiSearchBackend
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


def backends(*urls: str, **options: object) -> dict[str, dict[str, object]]:
    """WAGTAILSEARCH_BACKENDS with Elasticsearch at these addresses, in indexes of the test's own."""
    elasticsearch = {
        "BACKEND": "search.backends.elasticsearch9",
        "URLS": list(urls),
        "INDEX_PREFIX": f"test_{get_random_string(8).lower()}_",
        "FALLBACK": "database",
        "KEEP_MISSED_UPDATES": True,
        "PAUSE": 1,
        "TIMEOUT": 5,
        **options,
    }
    return {"default": elasticsearch, "database": settings.WAGTAILSEARCH_BACKENDS["default"]}


def remove_indexes(backend: ThaiSearchBackend) -> None:
    cache.clear()
    with suppress(*FAILURES):  # a test may have stopped its node
        for name in backend.es.indices.get_alias(index=f"{backend.index_prefix}*"):
            backend.es.indices.delete(index=name)


@pytest.fixture
def search_with(settings, db):
    """Makes Elasticsearch at these addresses the default backend."""
    used = []
    database = settings.WAGTAILSEARCH_BACKENDS["default"]

    def configure(*urls, **options):
        settings.WAGTAILSEARCH_BACKENDS = backends(*urls, **options) | {"database": database}
        used.append(get_search_backend("default"))
        return used[-1]

    yield configure
    for backend in used:
        remove_indexes(backend)


@pytest.fixture(scope="session")
def shared_index(elasticsearch_url):
    """For several tests, an index; gives what builds it the first time and makes ready after that.

    What is saved once it is built must have followed by itself. Nothing answers in its stead.
    """

    @contextmanager
    def shared_index():
        options = backends(elasticsearch_url, FALLBACK=None, TIMEOUT=30)
        with override_settings(WAGTAILSEARCH_BACKENDS=options):
            backend = get_search_backend("default")
            built = []

            def ready():
                if not built:
                    call_command("update_index", backend_name="default", verbosity=0)
                    built.append(True)
                backend.replay(seconds=30)  # a save alone goes on with it for a second
                backend.refresh_indexes()

            yield ready
            remove_indexes(backend)

    return shared_index


@pytest.fixture
def answered(caplog):
    """Whether Elasticsearch has answered all that the test asked, and refused nothing."""
    yield
    said = [record for record in caplog.records if record.name.startswith("search.")]
    assert [record.getMessage() for record in said] == []
    assert away() is None


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    """A block whose updates are sent when it ends, as a transaction's are when it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
