"""Full-text tables of SQLite with our tokenizer and columns.

Pages have a table of their own; see `search.backends.sqlite.table_of`. Nothing is indexed by the
migration itself: a site that has pages already runs `update_index` once.
"""

PAGES = "search_page_fts"
OTHERS = "wagtailsearch_indexentry_fts"
ENTRIES = "wagtailsearch_indexentry"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        make_sqlite_tables(schema_editor.connection)


def make_sqlite_tables(connection):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [ENTRIES]
        )
        for (trigger,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute(f"DROP TABLE IF EXISTS {OTHERS}")
        for table in (PAGES, OTHERS):
            cursor.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5("
                f"autocomplete, title, body, fine, grams, tokenize='{TOKENIZER}', prefix='1 2')"
            )
        cursor.execute(
            f"CREATE TRIGGER search_entry_deleted AFTER DELETE ON {ENTRIES} BEGIN"
            f" DELETE FROM {PAGES} WHERE rowid = old.id;"
            f" DELETE FROM {OTHERS} WHERE rowid = old.id; END"
        )
