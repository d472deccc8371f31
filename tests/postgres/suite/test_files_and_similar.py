"""Files are read and like pages are found on PostgreSQL as they are on SQLite."""

from tests.search.test_document_texts import *  # noqa: F403
from tests.search.test_similar import *  # noqa: F403
