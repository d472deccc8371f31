import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedTranslation",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="published_translation",
                        serialize=False,
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                ("texts", models.PositiveIntegerField(default=0, verbose_name="texts")),
                (
                    "untranslated",
                    models.PositiveIntegerField(default=0, verbose_name="not translated"),
                ),
                (
                    "machine_made",
                    models.PositiveIntegerField(
                        default=0, verbose_name="made by machine, not checked"
                    ),
                ),
            ],
            options={
                "verbose_name": "published translation",
                "verbose_name_plural": "published translations",
            },
        ),
    ]
