"""modelsearch's tests of what every backend must do, and of its own for PostgreSQL, on ours."""

from unittest import skip

from django.db import connection
from django.test import TestCase
from django.test.utils import override_settings
from modelsearch.backends.database.postgres.postgres import IndexEntry
from modelsearch.tests.test_backends import BackendTests
from modelsearch.tests.test_postgres_backend import TestPostgresSearchBackend as Stock

from search.migrations._engine_tables import make_postgres_tables

NOT_IN_FIXTURE = "the shared test data has no record of this model"
#: Of the stock backend's own tests, those that do not look into how it does things. Left out too:
#: `test_search_tsquery_chars`, which expects that all words are needed (ours: any, best first), and
#: `test_fuzzy_search` with a part of a word (ours mends errors from the portal's own vocabulary).
STOCK = [
    "test_autocomplete_tsquery_chars",
    "test_reset_indexes",
    "test_index_entry_model",
    "test_fuzzy_search_no_match",
    "test_fuzzy_search_exact_match",
    "test_fuzzy_search_with_operator",
]


@override_settings(MODELSEARCH_BACKENDS={"default": {"BACKEND": "search.backends.postgres"}})
class TestThaiPostgresBackend(BackendTests, TestCase):
    backend_path = "search.backends.postgres"

    @classmethod
    def setUpClass(cls) -> None:
        make_postgres_tables(connection, IndexEntry._meta.db_table)
        super().setUpClass()


for name in STOCK:
    setattr(TestThaiPostgresBackend, name, getattr(Stock, name))
for name in (
    "test_get_ancestors_filter",
    "test_get_children_filter",
    "test_get_descendants_filter",
    "test_get_root_nodes_filter",
    "test_get_siblings_filter",
    "test_search_on_nested_related_fields",
):
    setattr(TestThaiPostgresBackend, name, skip(NOT_IN_FIXTURE)(getattr(BackendTests, name)))
# The base classes are for subclassing only.
del BackendTests, Stock
