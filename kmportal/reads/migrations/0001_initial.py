import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TotalReads",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="total_reads",
                        serialize=False,
                        to="core.contentpage",
                        verbose_name="page",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="reads")),
            ],
            options={
                "verbose_name": "reads of a page",
                "verbose_name_plural": "reads of pages",
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "mark",
                    models.CharField(
                        max_length=32, primary_key=True, serialize=False, verbose_name="mark"
                    ),
                ),
                ("day", models.DateField(db_index=True, verbose_name="day")),
                ("counted", models.BooleanField(default=False, verbose_name="counted")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.contentpage",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark of a read",
                "verbose_name_plural": "marks of reads",
            },
        ),
        migrations.CreateModel(
            name="DayReads",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="reads")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="day_reads",
                        to="core.contentpage",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "reads of a day",
                "verbose_name_plural": "reads of days",
                "ordering": ["-day", "page"],
                "constraints": [
                    models.UniqueConstraint(fields=("page", "day"), name="reads_once_a_day")
                ],
            },
        ),
    ]
