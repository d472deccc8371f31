import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkHost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255, unique=True, verbose_name="server")),
                (
                    "not_before",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="not before"
                    ),
                ),
            ],
            options={
                "verbose_name": "server of links",
                "verbose_name_plural": "servers of links",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ExternalLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=64, unique=True)),
                ("address", models.TextField(verbose_name="address")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Not looked at yet"),
                            ("fine", "It works"),
                            ("failing", "Does not answer well"),
                            ("unsure", "Cannot be checked"),
                        ],
                        db_index=True,
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gone", "There is no such page"),
                            ("server", "The server has a fault"),
                            ("name", "There is no such server"),
                            ("silent", "The server does not answer"),
                            ("certificate", "The server's certificate is not valid"),
                            ("circle", "It leads on and on"),
                            ("closed", "The server lets no program in"),
                            ("robots", "The server asks programs to stay away"),
                            ("address", "It is no address on the internet"),
                        ],
                        max_length=12,
                        verbose_name="what is wrong",
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(null=True, verbose_name="answer")),
                ("moved_to", models.TextField(blank=True, verbose_name="moved to")),
                (
                    "failures",
                    models.PositiveSmallIntegerField(default=0, verbose_name="days it failed"),
                ),
                ("failed_on", models.DateField(null=True, verbose_name="failed last")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="checked")),
                (
                    "next_check",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="to be checked",
                    ),
                ),
                ("fine_by_hand", models.BooleanField(default=False, verbose_name="marked as fine")),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="link_care.linkhost",
                    ),
                ),
            ],
            options={
                "verbose_name": "external link",
                "verbose_name_plural": "external links",
                "ordering": ["address"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="LinkUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="link_care.externallink",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "link on a page",
                "verbose_name_plural": "links on pages",
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="externallink",
            name="pages",
            field=models.ManyToManyField(
                related_name="+", through="link_care.LinkUse", to="wagtailcore.page"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkuse",
            constraint=models.UniqueConstraint(
                fields=("link", "page"), name="link_care_once_a_page"
            ),
        ),
    ]
