import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


from ._engine_tables import make_tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailsearch", "0010_add_text_fields"),
        ("core", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(make_tables, migrations.RunPython.noop),
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="core.portaldocument",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Not read yet"),
                            ("done", "Searchable"),
                            ("partly", "Searchable in part"),
                            ("empty", "No text in it"),
                            ("too_large", "Too large"),
                            ("too_slow", "Too slow to read"),
                            ("encrypted", "Locked with a password"),
                            ("broken", "Cannot be read"),
                            ("unsupported", "Not a kind that is read"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("pages", models.PositiveIntegerField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("file_hash", models.CharField(blank=True, max_length=40)),
                ("extracted_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
            },
        ),
        migrations.CreateModel(
            name="PageFacets",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("values", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="PageTerms",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("terms", models.TextField(blank=True)),
                ("counted", models.BooleanField()),
                ("expires_at", models.DateTimeField(db_index=True, null=True)),
                ("counted_at", models.DateTimeField(db_index=True)),
            ],
        ),
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
        migrations.CreateModel(
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "terms",
                    models.TextField(
                        help_text="One on each line: พอช., then สถาบันพัฒนาองค์กรชุมชน, then CODI.",
                        verbose_name="words",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("two-way", "Two-way: whichever is typed, all are found"),
                            ("one-way", "One-way: who types the first also finds the others"),
                        ],
                        default="two-way",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Where this is from, or why. Only stewards see it.",
                        verbose_name="notes",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="Switch off what does harm: what is deleted from the first list comes back.",
                        verbose_name="in use",
                    ),
                ),
                (
                    "seed",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=200),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "synonym",
                "verbose_name_plural": "synonyms",
                "ordering": ["terms"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("term", models.CharField(max_length=30, unique=True)),
                ("pages", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="AskedQuery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=80, verbose_name="what was searched for")),
                ("month", models.DateField(help_text="The first day of it.", verbose_name="month")),
                ("askers", models.PositiveIntegerField(default=0, verbose_name="people")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="times")),
                (
                    "found",
                    models.PositiveIntegerField(
                        help_text="What anyone may read, when it was last searched for.",
                        null=True,
                        verbose_name="pages found",
                    ),
                ),
                ("last_asked", models.DateField(verbose_name="last searched for")),
            ],
            options={
                "verbose_name": "search",
                "verbose_name_plural": "searches",
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("text", "month"), name="search_query_of_a_month"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("query", models.TextField()),
                (
                    "language",
                    models.CharField(choices=[("th", "Thai"), ("en", "English")], max_length=12),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("last_seen", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["-created", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="QueryAsker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("visitor", models.CharField(max_length=32)),
                (
                    "query",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="search.askedquery",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("query", "visitor"), name="search_asker_once")
                ],
            },
        ),
    ]
