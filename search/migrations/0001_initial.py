"""The full-text table of SQLite, with our tokenizer and columns in place of the stock ones.

Nothing is indexed by the migration itself: a site that has pages already runs `update_index` once.
"""

from django.db import migrations

TABLE = "wagtailsearch_indexentry_fts"
ENTRIES = "wagtailsearch_indexentry"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_table(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [ENTRIES]
        )
        for (trigger,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(
            f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
            f"autocomplete, title, body, fine, grams, tokenize='{TOKENIZER}', prefix='1 2')"
        )
        cursor.execute(
            f"CREATE TRIGGER search_entry_deleted AFTER DELETE ON {ENTRIES} BEGIN"
            f" DELETE FROM {TABLE} WHERE rowid = old.id; END"
        )


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
