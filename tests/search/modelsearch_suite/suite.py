"""modelsearch's tests of what every backend must do, on ours."""

from unittest import skip

from django.db import connection
from django.test import TestCase
from django.test.utils import override_settings
from modelsearch.tests.test_backends import BackendTests

from search.backends.sqlite import ENTRIES, OTHERS

NOT_IN_FIXTURE = "the shared test data has no record of this model"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_table() -> None:
    """As our migrations make it, with this project's table names."""
    remove = f"DELETE FROM {OTHERS} WHERE rowid = old.id"  # noqa: S608 - names of tables
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [ENTRIES]
        )
        for (trigger,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute(f"DROP TABLE {OTHERS}")
        cursor.execute(
            f"CREATE VIRTUAL TABLE {OTHERS} USING fts5("
            f"autocomplete, title, body, fine, grams, tokenize='{TOKENIZER}', prefix='1 2')"
        )
        cursor.execute(
            f"CREATE TRIGGER search_entry_deleted AFTER DELETE ON {ENTRIES} BEGIN {remove}; END"
        )


@override_settings(MODELSEARCH_BACKENDS={"default": {"BACKEND": "search.backends.sqlite"}})
class TestThaiSQLiteBackend(BackendTests, TestCase):
    backend_path = "search.backends.sqlite"

    @classmethod
    def setUpClass(cls) -> None:
        make_table()
        super().setUpClass()


for name in (
    "test_get_ancestors_filter",
    "test_get_children_filter",
    "test_get_descendants_filter",
    "test_get_root_nodes_filter",
    "test_get_siblings_filter",
    "test_search_on_nested_related_fields",
):
    setattr(TestThaiSQLiteBackend, name, skip(NOT_IN_FIXTURE)(getattr(BackendTests, name)))
# The base class is for subclassing only.
del BackendTests
