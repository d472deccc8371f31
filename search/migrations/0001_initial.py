"""Full-text tables of SQLite with our tokenizer and columns, and the updates Elasticsearch missed.

Pages have a table of their own; see `search.backends.sqlite.table_of`. Nothing is indexed by the
migration itself: a site that has pages already runs `update_index` once.
"""

from django.db import migrations, models

PAGES = "search_page_fts"
OTHERS = "wagtailsearch_indexentry_fts"
ENTRIES = "wagtailsearch_indexentry"
TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"


def make_tables(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
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


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunPython(make_tables, migrations.RunPython.noop),
        migrations.CreateModel(
            name="PendingUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=200)),
                ("object_id", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("refusal", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "pending search update",
                "verbose_name_plural": "pending search updates",
                "ordering": ["pk"],
            },
        ),
    ]
