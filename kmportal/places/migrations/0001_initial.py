import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=6, unique=True, verbose_name="official code")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Region"), (2, "Province"), (3, "Amphoe"), (4, "Tambon")],
                        db_index=True,
                        verbose_name="level",
                    ),
                ),
                (
                    "name_th",
                    models.CharField(db_index=True, max_length=120, verbose_name="Thai name"),
                ),
                (
                    "name_en",
                    models.CharField(db_index=True, max_length=120, verbose_name="English name"),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "coordinate_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "The very place"),
                            ("approximate", "Near it"),
                            ("amphoe", "Middle of the amphoe"),
                            ("province", "Middle of the province"),
                        ],
                        max_length=12,
                        verbose_name="precision of the coordinates",
                    ),
                ),
                ("abolished", models.BooleanField(default=False, verbose_name="abolished")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="places.place",
                        verbose_name="belongs to",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="places.place",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["code"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PagePlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "as_written",
                    models.CharField(
                        blank=True,
                        help_text="Only where the text names a place that is not official; a steward will look at it.",
                        max_length=200,
                        verbose_name="as the text writes it",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="place_tags",
                        to="core.contentpage",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Type three letters of a tambon, amphoe or province, in Thai or English.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="page_tags",
                        to="places.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of a page",
                "verbose_name_plural": "places of pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
