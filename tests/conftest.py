"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def _thai_and_a_clean_cache() -> Iterator[None]:
    """Each test starts in Thai with nothing cached, whatever the one before it did."""
    cache.clear()
    with translation.override("th"):
        yield
