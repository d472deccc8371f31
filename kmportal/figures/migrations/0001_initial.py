import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dimension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_th", models.CharField(max_length=160, verbose_name="Thai name")),
                ("name_en", models.CharField(max_length=160, verbose_name="English name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
            ],
            options={
                "verbose_name": "breakdown",
                "verbose_name_plural": "breakdowns",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name_th", models.CharField(max_length=160, verbose_name="Thai name")),
                ("name_en", models.CharField(max_length=160, verbose_name="English name")),
                ("slug", models.SlugField(max_length=60, verbose_name="address")),
                (
                    "dimension",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="figures.dimension",
                        verbose_name="breakdown",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a breakdown",
                "verbose_name_plural": "parts of a breakdown",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_th", models.CharField(max_length=160, verbose_name="Thai name")),
                ("name_en", models.CharField(max_length=160, verbose_name="English name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                (
                    "description_th",
                    models.TextField(blank=True, verbose_name="description in Thai"),
                ),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description in English"),
                ),
                ("unit_th", models.CharField(max_length=60, verbose_name="unit in Thai")),
                ("unit_en", models.CharField(max_length=60, verbose_name="unit in English")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "Count (whole numbers)"),
                            ("sum", "Sum (money, weight, area)"),
                            ("percent", "Percent (never added up)"),
                        ],
                        default="count",
                        max_length=8,
                        verbose_name="kind of value",
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(4)],
                        verbose_name="decimals",
                    ),
                ),
                (
                    "years_add_up",
                    models.BooleanField(
                        default=True,
                        help_text="Yes for what happens each year (people trained); no for what there is at a time (members), where the latest year stands for all.",
                        verbose_name="years add up",
                    ),
                ),
                (
                    "source_th",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="where it comes from, in Thai"
                    ),
                ),
                (
                    "source_en",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="where it comes from, in English"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "dimension",
                    models.ForeignKey(
                        blank=True,
                        help_text="What it is broken down by, besides year and place.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="figures.dimension",
                        verbose_name="breakdown",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["sort_order", "slug"],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year (Common Era)"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=16, verbose_name="value"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=240, verbose_name="source as written"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="figures.category",
                        verbose_name="part of the breakdown",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty for the whole network.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="places.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "source_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="The page of this portal that gives the number.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.contentpage",
                        verbose_name="source page",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="figures.indicator",
                        verbose_name="indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": [
                    "indicator__sort_order",
                    "year",
                    "place__code",
                    "category__sort_order",
                ],
            },
        ),
        migrations.CreateModel(
            name="StatedTotal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year (Common Era)"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=16, verbose_name="value"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=240, verbose_name="source as written"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="figures.category",
                        verbose_name="part of the breakdown",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="figures.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty for the whole network.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="places.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "source_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="The page of this portal that gives the number.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.contentpage",
                        verbose_name="source page",
                    ),
                ),
            ],
            options={
                "verbose_name": "stated total",
                "verbose_name_plural": "stated totals",
                "ordering": [
                    "indicator__sort_order",
                    "year",
                    "place__code",
                    "category__sort_order",
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(
                fields=("dimension", "slug"), name="one_category_per_slug"
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                models.F("indicator"),
                django.db.models.functions.comparison.Coalesce("year", 0),
                django.db.models.functions.comparison.Coalesce("place", 0),
                django.db.models.functions.comparison.Coalesce("category", 0),
                name="one_figure_for_each_cell",
                violation_error_message="There is a figure for this year, place and part.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedtotal",
            constraint=models.UniqueConstraint(
                models.F("indicator"),
                django.db.models.functions.comparison.Coalesce("year", 0),
                django.db.models.functions.comparison.Coalesce("place", 0),
                django.db.models.functions.comparison.Coalesce("category", 0),
                name="one_total_for_each_scope",
                violation_error_message="There is a total for this year, place and part.",
            ),
        ),
    ]
