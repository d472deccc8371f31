"""The words of public pages are counted on PostgreSQL as they are on SQLite."""

from tests.search.test_vocabulary import *  # noqa: F403
