"""Every page that holds a word of the field is found by it on Elasticsearch."""

import pytest

from tests.search.test_domain_words import *  # noqa: F403

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("answered")]


@pytest.fixture(scope="module")
def engine(module_db, shared_index):
    with shared_index() as ready:
        yield ready
