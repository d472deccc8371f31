import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonalGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personal",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personal_group",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of one person",
                "verbose_name_plural": "groups of one person",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RoleGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=30, verbose_name="role")),
                (
                    "given",
                    models.JSONField(
                        default=list,
                        help_text="What the table gave when it was last asked; the rest was done by hand.",
                        verbose_name="given",
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_groups",
                        to="wagtailcore.page",
                        verbose_name="branch of the site",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of a role",
                "verbose_name_plural": "groups of roles",
                "permissions": [
                    ("review_page", "Review what is handed in"),
                    ("moderate_page", "Decide about comments and uses"),
                    ("share_page", "Say who may do what"),
                    ("audit_page", "Read everything"),
                ],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("role", "page"), name="one_group_a_role_and_branch"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("page", None)),
                        fields=("role",),
                        name="one_group_a_role",
                    ),
                ],
            },
        ),
    ]
