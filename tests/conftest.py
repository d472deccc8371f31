"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import translation


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The site's tree is made once: most tests begin with it, and it took a third of their time."""
    from tests import factories  # whose models want the settings that pytest-django reads first

    with django_db_blocker.unblock(), translation.override("th"):
        factories.plant()


@pytest.fixture(autouse=True)
def _thai_and_a_clean_cache() -> Iterator[None]:
    """Each test starts in Thai with nothing cached, whatever the one before it did."""
    cache.clear()
    with translation.override("th"):
        yield


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A transaction around a module's tests, for what takes long to make and none of them changes.

    Each test marked `django_db` has its own transaction within.
    """
    cache.clear()
    with django_db_blocker.unblock(), translation.override("th"), transaction.atomic():
        yield
        transaction.set_rollback(True)
