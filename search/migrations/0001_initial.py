import django.db.models.deletion
from django.db import migrations, models


from ._engine_tables import make_tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RunPython(make_tables, migrations.RunPython.noop),
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
