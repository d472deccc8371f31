"""Hostile input on PostgreSQL."""

from tests.search.test_hostile import *  # noqa: F403
