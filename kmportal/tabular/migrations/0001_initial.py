import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("table", models.CharField(max_length=60, verbose_name="table")),
                ("file_name", models.CharField(max_length=240, verbose_name="file name")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("checked", "Checked, nothing imported yet"),
                            ("importing", "Being imported"),
                            ("done", "Imported"),
                        ],
                        default="checking",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("headers", models.JSONField(default=list)),
                ("columns", models.JSONField(default=list)),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="uploaded"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("cells", models.JSONField(default=list)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wrong", "Wrong"),
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "Unchanged"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                ("changes", models.JSONField(default=list)),
                ("reasons", models.JSONField(default=list)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("before", models.CharField(blank=True, max_length=64)),
                ("imported", models.BooleanField(default=False)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="tabular.importrun",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        fields=["run", "outcome", "imported", "number"],
                        name="tabular_imp_run_id_3abf94_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "number"), name="one_row_a_number")
                ],
            },
        ),
    ]
