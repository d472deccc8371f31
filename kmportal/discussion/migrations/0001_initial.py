import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "masked_address",
                    models.CharField(blank=True, max_length=60, verbose_name="masked address"),
                ),
                (
                    "address_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                (
                    "address_hash_expires",
                    models.DateTimeField(blank=True, editable=False, null=True),
                ),
                ("author_name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                ("account_deleted", models.BooleanField(default=False, editable=False)),
                ("text", models.TextField(max_length=10000, verbose_name="comment")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("published", "Published"),
                            ("rejected", "Rejected"),
                            ("spam", "Spam"),
                            ("deleted", "Deleted by its writer"),
                        ],
                        db_index=True,
                        default="pending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why it was decided so. Kept in the history.",
                        max_length=240,
                        verbose_name="reason",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        blank=True,
                        default=django.utils.timezone.now,
                        help_text="Empty if not known.",
                        null=True,
                        verbose_name="written",
                    ),
                ),
                (
                    "edited_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="changed"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Keeps the order of comments that carry no date.",
                        verbose_name="order",
                    ),
                ),
                ("thread", models.PositiveIntegerField(default=0, editable=False)),
                ("path", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "fingerprint",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="core.contentpage",
                        verbose_name="page",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replies",
                        to="discussion.comment",
                        verbose_name="answers",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["page", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DiscussionSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "open",
                    models.BooleanField(
                        default=True,
                        help_text="If not, what has been said stays to be read.",
                        verbose_name="comments are taken",
                    ),
                ),
                (
                    "guests_may_comment",
                    models.BooleanField(
                        default=True,
                        help_text="From people without an account, who give a name. A page can still refuse them.",
                        verbose_name="also from guests",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "discussion",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "masked_address",
                    models.CharField(blank=True, max_length=60, verbose_name="masked address"),
                ),
                (
                    "address_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                (
                    "address_hash_expires",
                    models.DateTimeField(blank=True, editable=False, null=True),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("spam", "It advertises something"),
                            ("rude", "It insults or threatens"),
                            ("private", "It tells private things about somebody"),
                            ("false", "It is false and does harm"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                        verbose_name="why",
                    ),
                ),
                (
                    "details",
                    models.CharField(blank=True, max_length=500, verbose_name="in your words"),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="reported")),
                ("settled", models.BooleanField(default=False, verbose_name="settled")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="discussion.comment",
                        verbose_name="comment",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("trusted", "Trusted: what she writes is shown at once"),
                            ("banned", "Banned: nothing more is taken from her"),
                        ],
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=240, verbose_name="reason")),
                ("decided_at", models.DateTimeField(auto_now=True, verbose_name="decided")),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "standing",
                "verbose_name_plural": "standings",
                "ordering": ["-decided_at"],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["page", "thread", "path"], name="discussion__page_id_07e47b_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["page", "state", "position"], name="discussion__page_id_7e16b4_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("member__isnull", False)),
                fields=("comment", "member"),
                name="one_report_per_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("member__isnull", True), models.Q(("address_hash", ""), _negated=True)
                ),
                fields=("comment", "address_hash"),
                name="one_report_per_address",
            ),
        ),
    ]
