"""Hidden pages on PostgreSQL."""

from tests.search.test_permissions import *  # noqa: F403
