import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kmportal.rules.blocks
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        help_text="What it is for, in a few words. Logs and histories name it so.",
                        max_length=120,
                        unique=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("published", "a page is published for the first time"),
                            ("published_again", "changes of a page are published"),
                            ("submitted", "a page is handed in for review"),
                            ("returned", "a page is returned to its writer"),
                            ("commented", "a comment on a page is published"),
                            ("applied", "a use of a lesson elsewhere is published"),
                            ("moved", "a page is moved below another one"),
                            ("expired", "the time of a page has run out"),
                            ("unpublished", "a page is taken off the site"),
                            ("untouched", "nobody has touched a page for a number of days"),
                        ],
                        max_length=15,
                        verbose_name="what happens",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Only for “nobody has touched a page”: after how many days. Two years are 730.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days",
                    ),
                ),
                (
                    "conditions",
                    wagtail.fields.StreamField(
                        [
                            ("type", 0),
                            ("branch", 1),
                            ("theme", 2),
                            ("place", 3),
                            ("tag", 4),
                            ("language", 5),
                            ("group", 6),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.rules.blocks.page_types,
                                    "icon": "doc-full",
                                    "label": "Type of page",
                                },
                            ),
                            1: (
                                "kmportal.rules.blocks.PageBlock",
                                (),
                                {
                                    "help_text": "On this page or below it.",
                                    "icon": "folder-open-inverse",
                                    "label": "Branch",
                                },
                            ),
                            2: (
                                "kmportal.collections.choosers.ThemeBlock",
                                (),
                                {"help_text": "With all its branches.", "label": "Theme"},
                            ),
                            3: (
                                "kmportal.collections.choosers.PlaceBlock",
                                (),
                                {
                                    "help_text": "With everything below it: a region, province, amphoe or tambon.",
                                    "label": "Place",
                                },
                            ),
                            4: (
                                "kmportal.rules.blocks.TagBlock",
                                (),
                                {
                                    "icon": "tag",
                                    "label": "Free tag",
                                    "max_length": 100,
                                    "search_index": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.rules.blocks.languages,
                                    "icon": "globe",
                                    "label": "Language",
                                },
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.rules.blocks.group_names,
                                    "icon": "group",
                                    "label": "Done by somebody in the group",
                                },
                            ),
                        },
                        help_text="Without a condition, every page is meant. Several of one kind: any of them. Different kinds: all of them.",
                        verbose_name="if",
                    ),
                ),
                (
                    "actions",
                    wagtail.fields.StreamField(
                        [
                            ("notify", 3),
                            ("mail", 8),
                            ("tag", 9),
                            ("theme", 10),
                            ("workflow", 11),
                            ("move", 12),
                            ("unpublish", 13),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("owner", "the owner of the page"),
                                        ("doer", "whoever did it"),
                                        ("branch", "the regional stewards of its branch"),
                                        ("publishers", "those who may publish it"),
                                        ("named", "a person or group:"),
                                    ],
                                    "label": "To",
                                },
                            ),
                            1: (
                                "kmportal.rules.blocks.WhoBlock",
                                (),
                                {
                                    "help_text": "Only where “a person or group” is chosen above: type part of the name.",
                                    "label": "Person or group",
                                    "required": False,
                                },
                            ),
                            2: (
                                "kmportal.rules.blocks.CleanCharBlock",
                                (),
                                {
                                    "help_text": "A few words on what to do. They stand below the title of the page.",
                                    "label": "Note",
                                    "max_length": 300,
                                    "required": False,
                                    "search_index": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("to", 0), ("who", 1), ("note", 2)]],
                                {},
                            ),
                            4: (
                                "kmportal.rules.blocks.CleanCharBlock",
                                (),
                                {
                                    "label": "Subject in Thai",
                                    "max_length": 120,
                                    "search_index": False,
                                },
                            ),
                            5: (
                                "kmportal.rules.blocks.CleanTextBlock",
                                (),
                                {
                                    "label": "Text in Thai",
                                    "max_length": 5000,
                                    "rows": 5,
                                    "search_index": False,
                                },
                            ),
                            6: (
                                "kmportal.rules.blocks.CleanCharBlock",
                                (),
                                {
                                    "label": "Subject in English",
                                    "max_length": 120,
                                    "search_index": False,
                                },
                            ),
                            7: (
                                "kmportal.rules.blocks.CleanTextBlock",
                                (),
                                {
                                    "help_text": "In all four you may write {title}, {address}, {who} and {date}: the page's title and address, who did it, and when.",
                                    "label": "Text in English",
                                    "max_length": 5000,
                                    "rows": 5,
                                    "search_index": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("to", 0),
                                        ("who", 1),
                                        ("subject_th", 4),
                                        ("text_th", 5),
                                        ("subject_en", 6),
                                        ("text_en", 7),
                                    ]
                                ],
                                {},
                            ),
                            9: (
                                "kmportal.rules.blocks.TagBlock",
                                (),
                                {
                                    "help_text": "One word or phrase.",
                                    "icon": "tag",
                                    "label": "Add a tag",
                                    "max_length": 100,
                                    "search_index": False,
                                },
                            ),
                            10: (
                                "kmportal.collections.choosers.ThemeBlock",
                                (),
                                {"icon": "list-ul", "label": "Add a theme"},
                            ),
                            11: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.rules.blocks.workflows,
                                    "icon": "tasks",
                                    "label": "Start a workflow",
                                },
                            ),
                            12: (
                                "kmportal.rules.blocks.PageBlock",
                                (),
                                {
                                    "help_text": "With everything below it. Old addresses lead to the new ones.",
                                    "icon": "arrow-right",
                                    "label": "Move it below",
                                },
                            ),
                            13: (
                                "wagtail.blocks.static_block.StaticBlock",
                                (),
                                {
                                    "admin_text": "It becomes a draft again; pages below it stay as they are.",
                                    "icon": "download",
                                    "label": "Take it off the site",
                                },
                            ),
                        },
                        help_text="One after the other. If one of them fails, none of them is done.",
                        verbose_name="then",
                    ),
                ),
                (
                    "enabled",
                    models.BooleanField(
                        default=False,
                        help_text="Without this it does nothing: try it first on what happened lately. It acts with the rights of whoever saved it last.",
                        verbose_name="enabled",
                    ),
                ),
                (
                    "active_since",
                    models.DateTimeField(editable=False, null=True, verbose_name="enabled since"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="acts with the rights of",
                    ),
                ),
            ],
            options={
                "verbose_name": "content rule",
                "verbose_name_plural": "content rules",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("published", "a page is published for the first time"),
                            ("published_again", "changes of a page are published"),
                            ("submitted", "a page is handed in for review"),
                            ("returned", "a page is returned to its writer"),
                            ("commented", "a comment on a page is published"),
                            ("applied", "a use of a lesson elsewhere is published"),
                            ("moved", "a page is moved below another one"),
                            ("expired", "the time of a page has run out"),
                            ("unpublished", "a page is taken off the site"),
                            ("untouched", "nobody has touched a page for a number of days"),
                        ],
                        max_length=15,
                        verbose_name="what happened",
                    ),
                ),
                ("cause", models.CharField(max_length=80, verbose_name="cause")),
                (
                    "depth",
                    models.PositiveSmallIntegerField(default=0, verbose_name="rules before it"),
                ),
                (
                    "at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="acted"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("started", "Interrupted"),
                            ("done", "Done"),
                            ("nothing", "Nothing to do"),
                            ("refused", "Not allowed"),
                            ("failed", "Failed"),
                            ("too_deep", "Stopped: too many rules in a row"),
                        ],
                        default="started",
                        max_length=8,
                        verbose_name="what came of it",
                    ),
                ),
                ("steps", models.JSONField(default=list, verbose_name="what it did")),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "held_back",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Times the rule met the same page again because of what rules had done.",
                        verbose_name="kept from acting again",
                    ),
                ),
                (
                    "doer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rule_runs",
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="rules.rule",
                        verbose_name="content rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry in the log of rules",
                "verbose_name_plural": "log of rules",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RuleNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("seen_at", models.DateTimeField(editable=False, null=True, verbose_name="seen")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rule_notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="rules.rulerun",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a rule",
                "verbose_name_plural": "notices of rules",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="RuleMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("claimed", "Being put together"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("empty", "Nothing left to tell"),
                            ("given_up", "Given up"),
                            ("uncertain", "Not known whether it arrived"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                (
                    "due_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="next attempt"
                    ),
                ),
                ("claim", models.UUIDField(editable=False, null=True, verbose_name="claimed by")),
                (
                    "claimed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="claimed"),
                ),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="sent")),
                (
                    "last_error",
                    models.CharField(blank=True, max_length=300, verbose_name="last error"),
                ),
                ("action", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("who", models.CharField(blank=True, max_length=160, verbose_name="who did it")),
                ("words", models.JSONField(default=dict, verbose_name="text")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="rules.rulerun",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail of a rule",
                "verbose_name_plural": "mail of rules",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="rulerun",
            constraint=models.UniqueConstraint(
                fields=("rule", "page", "cause"), name="once_a_page_and_cause"
            ),
        ),
        migrations.AddIndex(
            model_name="rulenotice",
            index=models.Index(fields=["member", "seen_at"], name="rules_rulen_member__f89be4_idx"),
        ),
        migrations.AddConstraint(
            model_name="rulenotice",
            constraint=models.UniqueConstraint(fields=("run", "member"), name="noticed_once"),
        ),
        migrations.AddIndex(
            model_name="rulemail",
            index=models.Index(fields=["state", "due_at"], name="rules_rulem_state_852d67_idx"),
        ),
        migrations.AddConstraint(
            model_name="rulemail",
            constraint=models.UniqueConstraint(
                fields=("run", "member", "action"), name="rule_mailed_once"
            ),
        ),
    ]
