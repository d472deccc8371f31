"""Hidden pages on Elasticsearch, which answers itself: nothing stands in for it."""

import pytest

from tests.search.test_permissions import *  # noqa: F403

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answered")]


@pytest.fixture(scope="module")
def engine(moment, module_db, shared_index):
    with shared_index() as ready:
        yield ready
