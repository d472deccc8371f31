"""Every page that holds a word of the field is found by it on PostgreSQL."""

from tests.search.test_domain_words import *  # noqa: F403
