"""The tables of the engines in the database: full text of SQLite, postings of PostgreSQL.

SQLite's have our tokenizer and columns, and pages have one of their own; see
`search.backends.sqlite.table_of`. Nothing is indexed by the migration itself: a site that has pages
already runs `update_index` once.
"""

PAGES = "search_page_fts"
OTHERS = "wagtailsearch_indexentry_fts"
ENTRIES = "wagtailsearch_indexentry"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        make_sqlite_tables(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        make_postgres_tables(schema_editor.connection)


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


def make_postgres_tables(connection, entries=ENTRIES):
    """Tables of `search.backends.postgres_postings`.

    Triggers, where a foreign key would do for deleting, because Django empties the tables it knows
    (after a test) with TRUNCATE, which a foreign key from a table it does not know would refuse.
    """
    lengths = ("words", "fine", "grams", "title_words", "title_fine", "title_grams")
    columns = ", ".join(f"{name} integer NOT NULL" for name in lengths)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE search_postings_document (entry integer PRIMARY KEY,"
            " id serial UNIQUE, collection integer NOT NULL, " + columns + ");"
            "CREATE TABLE search_postings (term bigint NOT NULL, level smallint NOT NULL,"
            " postings bytea NOT NULL);"
            # Bytes of numbers do not get smaller by compression, and are counted without reading.
            "ALTER TABLE search_postings ALTER postings SET STORAGE EXTERNAL;"
            "CREATE INDEX search_postings_term ON search_postings (term);"
            "CREATE INDEX search_postings_small ON search_postings (term) WHERE level = 0;"
            "CREATE FUNCTION search_entries_deleted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " DELETE FROM search_postings_document d USING gone WHERE d.entry = gone.id;"
            " RETURN NULL; END $$;"
            "CREATE FUNCTION search_entries_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " TRUNCATE search_postings_document, search_postings; RETURN NULL; END $$;"
            f"CREATE TRIGGER search_entries_deleted AFTER DELETE ON {entries} REFERENCING OLD TABLE"
            " AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_entries_deleted();"
            f"CREATE TRIGGER search_entries_emptied AFTER TRUNCATE ON {entries}"
            " FOR EACH STATEMENT EXECUTE FUNCTION search_entries_emptied()"
        )
