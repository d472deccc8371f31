"""Pages get a full-text table of their own on SQLite; see `search.backends.sqlite.table_of`.

Whatever was indexed before must be indexed anew: run `update_index`.
"""

from django.db import migrations

PAGES = "search_page_fts"
OTHERS = "wagtailsearch_indexentry_fts"
ENTRIES = "wagtailsearch_indexentry"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_table(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {PAGES} USING fts5("
            f"autocomplete, title, body, fine, grams, tokenize='{TOKENIZER}', prefix='1 2')"
        )
        cursor.execute("DROP TRIGGER search_entry_deleted")
        cursor.execute(
            f"CREATE TRIGGER search_entry_deleted AFTER DELETE ON {ENTRIES} BEGIN"
            f" DELETE FROM {PAGES} WHERE rowid = old.id;"
            f" DELETE FROM {OTHERS} WHERE rowid = old.id; END"
        )
        cursor.execute(f"DELETE FROM {OTHERS}")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_pendingupdate")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
