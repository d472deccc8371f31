import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kmportal.core.blocks.figures
import kmportal.figures.blocks
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("places", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldNoteIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Shown above the list.",
                        max_length=600,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of field notes",
                "verbose_name_plural": "lists of field notes",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LessonIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Shown above the list.",
                        max_length=600,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of lessons",
                "verbose_name_plural": "lists of lessons",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ResearchIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Shown above the list.",
                        max_length=600,
                        verbose_name="introduction",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of research abstracts",
                "verbose_name_plural": "lists of research abstracts",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LessonPage",
            fields=[
                (
                    "contentpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="core.contentpage",
                    ),
                ),
                (
                    "period_start",
                    models.DateField(
                        blank=True,
                        help_text="When the work began; the day may be a guess.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "period_end",
                    models.DateField(
                        blank=True,
                        help_text="Empty while the work goes on.",
                        null=True,
                        verbose_name="to",
                    ),
                ),
                (
                    "goal_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "Family"),
                            ("group", "Group or village"),
                            ("tambon", "Tambon"),
                            ("province", "Province"),
                        ],
                        help_text="Whose life this work set out to change.",
                        max_length=8,
                        verbose_name="goal level",
                    ),
                ),
                (
                    "context",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("paragraph", 3),
                            ("quote", 6),
                            ("picture", 10),
                            ("table", 11),
                            ("document", 14),
                            ("theme", 17),
                            ("chart", 24),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 160},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("2", "Section"), ("3", "Part of a section")],
                                    "label": "Level",
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: ("kmportal.core.blocks.text.ParagraphBlock", (), {}),
                            4: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "What was said", "max_length": 600},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 160, "required": False},
                            ),
                            6: ("wagtail.blocks.StructBlock", [[("text", 4), ("speaker", 5)]], {}),
                            7: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to people who cannot see it. Empty means the picture only decorates.",
                                    "label": "What the picture shows",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 7), ("alt_text", 8), ("caption", 9)]],
                                {},
                            ),
                            11: ("kmportal.core.blocks.text.TableBlock", (), {}),
                            12: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the document's own title.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 12), ("title", 13)]],
                                {},
                            ),
                            15: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("themes.Theme",),
                                {"label": "Theme"},
                            ),
                            16: ("kmportal.core.blocks.text.ParagraphBlock", (), {"label": "Text"}),
                            17: ("wagtail.blocks.StructBlock", [[("theme", 15), ("text", 16)]], {}),
                            18: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.figures.blocks.indicator_choices,
                                    "label": "Indicator",
                                },
                            ),
                            19: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("years", "Bars by year"),
                                        ("areas", "Bars by region, or by the provinces of one"),
                                        ("map", "Map of the provinces"),
                                        ("table", "Table by year"),
                                    ],
                                    "label": "Picture",
                                },
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What the reader should see in it, in your own words.",
                                    "label": "Caption",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            21: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.figures.blocks.place_choices,
                                    "help_text": "Empty: the whole network.",
                                    "label": "Only from here",
                                    "required": False,
                                },
                            ),
                            22: (
                                "kmportal.core.blocks.figures.YearBlock",
                                (),
                                {"label": "From the year (Common Era)"},
                            ),
                            23: (
                                "kmportal.core.blocks.figures.YearBlock",
                                (),
                                {"label": "To the year (Common Era)"},
                            ),
                            24: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("indicator", 18),
                                        ("kind", 19),
                                        ("caption", 20),
                                        ("place", 21),
                                        ("first", 22),
                                        ("last", 23),
                                    ]
                                ],
                                {},
                            ),
                        },
                        help_text="Where things stood before, and what happened.",
                        verbose_name="context and story",
                    ),
                ),
                (
                    "what_worked",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="One point an item.",
                        verbose_name="what worked",
                    ),
                ),
                (
                    "what_did_not",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="Say it plainly: this is what saves others a year.",
                        verbose_name="what did not work",
                    ),
                ),
                (
                    "advice",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="What you would tell a tambon that starts tomorrow.",
                        verbose_name="advice to others",
                    ),
                ),
                (
                    "journal",
                    wagtail.fields.StreamField(
                        [("step", 7)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("1", "1 Find people and link leaders"),
                                        ("2", "2 Gather local data"),
                                        ("3", "3 Analyse and plan"),
                                        ("4", "4 Act on the plan"),
                                        ("5", "5 Evaluate"),
                                        ("6", "6 Extend to others"),
                                        ("7", "7 Raise to policy"),
                                    ],
                                    "label": "Step",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the step's usual name.",
                                    "label": "Name of the step",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("done", "Done"),
                                        ("now", "Under way"),
                                        ("todo", "Not yet"),
                                    ],
                                    "label": "How far",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: ม.ค.–มี.ค. 2560",
                                    "label": "When",
                                    "max_length": 80,
                                    "required": False,
                                },
                            ),
                            4: (
                                "kmportal.core.blocks.journal.CellBlock",
                                (),
                                {"help_text": "What people did, in order.", "label": "Method"},
                            ),
                            5: (
                                "kmportal.core.blocks.journal.CellBlock",
                                (),
                                {"label": "Support tools"},
                            ),
                            6: ("kmportal.core.blocks.journal.CellBlock", (), {"label": "Outcome"}),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("number", 0),
                                        ("title", 1),
                                        ("state", 2),
                                        ("period", 3),
                                        ("method", 4),
                                        ("tools", 5),
                                        ("outcome", 6),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="seven-step journal",
                    ),
                ),
                (
                    "figures",
                    wagtail.fields.StreamField(
                        [("figure", 6), ("table", 12)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What is counted", "max_length": 200},
                            ),
                            1: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {"label": "Before", "required": False},
                            ),
                            2: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {"label": "Figure"},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Unit", "max_length": 60, "required": False},
                            ),
                            4: ("kmportal.core.blocks.figures.YearBlock", (), {}),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Source", "max_length": 240, "required": False},
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 0),
                                        ("before", 1),
                                        ("value", 2),
                                        ("unit", 3),
                                        ("year", 4),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 200},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Unit", "max_length": 60},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("value", 2), ("year", 4)]],
                                {},
                            ),
                            10: ("wagtail.blocks.ListBlock", (9,), {"label": "Rows", "min_num": 1}),
                            11: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {
                                    "help_text": "Leave empty if the source gives none. It must equal the sum of the rows.",
                                    "label": "Total the source states",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 7),
                                        ("unit", 8),
                                        ("rows", 10),
                                        ("total", 11),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="figures",
                    ),
                ),
                (
                    "outcomes",
                    wagtail.fields.StreamField(
                        [("area", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: quality of life in the community",
                                    "label": "Area",
                                    "max_length": 200,
                                },
                            ),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "Item", "rows": 2}),
                            2: (
                                "wagtail.blocks.ListBlock",
                                (1,),
                                {"collapsed": False, "default": [], "label": "Outputs"},
                            ),
                            3: (
                                "wagtail.blocks.ListBlock",
                                (1,),
                                {"collapsed": False, "default": [], "label": "Outcomes"},
                            ),
                            4: (
                                "wagtail.blocks.ListBlock",
                                (1,),
                                {"collapsed": False, "default": [], "label": "Impact"},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("area", 0), ("outputs", 2), ("outcomes", 3), ("impacts", 4)]],
                                {},
                            ),
                        },
                        verbose_name="outputs, outcomes and impact",
                    ),
                ),
                (
                    "attachments",
                    wagtail.fields.StreamField(
                        [("document", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the document's own title.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 0), ("title", 1)]],
                                {},
                            ),
                        },
                        verbose_name="attachments",
                    ),
                ),
                (
                    "checked",
                    models.BooleanField(
                        default=False,
                        help_text="The people it tells of have read it and say that it was so.",
                        verbose_name="checked by the community",
                    ),
                ),
                (
                    "checked_by",
                    models.CharField(
                        blank=True,
                        help_text="The group, or who spoke for it.",
                        max_length=200,
                        verbose_name="checked by",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "applied_count",
                    models.PositiveIntegerField(
                        db_index=True, default=0, editable=False, verbose_name="times applied"
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="A newer lesson that says better what this one says.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="supersedes",
                        to="lessons.lessonpage",
                        verbose_name="superseded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "permissions": [
                    ("check_lessonpage", "Can say that a community has checked a lesson")
                ],
            },
            bases=("core.contentpage",),
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "applied_by",
                    models.CharField(
                        help_text="The group or the people, as they say it.",
                        max_length=200,
                        verbose_name="who used it",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="when")),
                (
                    "date_known",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exactly it is known",
                    ),
                ),
                (
                    "what_changed",
                    models.TextField(blank=True, max_length=5000, verbose_name="what was changed"),
                ),
                ("what_happened", models.TextField(max_length=10000, verbose_name="what happened")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("published", "Published"),
                            ("rejected", "Rejected"),
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
                        help_text="Why it was not published: the person who told it reads this.",
                        max_length=500,
                        verbose_name="reason",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="told")),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="first published"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="applications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.portalimage",
                        verbose_name="photo",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                        verbose_name="where",
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="applications",
                        to="lessons.lessonpage",
                        verbose_name="lesson",
                    ),
                ),
            ],
            options={
                "verbose_name": "application of a lesson",
                "verbose_name_plural": "applications of lessons",
                "ordering": ["-applied_on", "-pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Notebook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="about this notebook")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notebooks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "notebook",
                "verbose_name_plural": "notebooks",
                "ordering": ["title"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="RelatedLesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_lessons",
                        to="lessons.lessonpage",
                    ),
                ),
                (
                    "related",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="lesson",
                    ),
                ),
            ],
            options={
                "verbose_name": "related lesson",
                "verbose_name_plural": "related lessons",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResearchAbstractPage",
            fields=[
                (
                    "contentpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="core.contentpage",
                    ),
                ),
                (
                    "institution",
                    models.CharField(blank=True, max_length=240, verbose_name="institution"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For example 2020 for พ.ศ. 2563; Thai pages show the Buddhist era.",
                        null=True,
                        validators=[kmportal.core.blocks.figures.validate_year],
                        verbose_name="year (Common Era)",
                    ),
                ),
                (
                    "objectives",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="In order.",
                        verbose_name="objectives",
                    ),
                ),
                (
                    "design",
                    models.CharField(
                        blank=True,
                        help_text="For example: qualitative, survey, action research.",
                        max_length=160,
                        verbose_name="research design",
                    ),
                ),
                (
                    "instruments",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="For example: semi-structured interview, focus group.",
                        verbose_name="instruments",
                    ),
                ),
                (
                    "informants",
                    models.TextField(
                        blank=True, help_text="Who was asked.", verbose_name="informants"
                    ),
                ),
                (
                    "informant_count",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="number of informants"
                    ),
                ),
                (
                    "processes",
                    wagtail.fields.StreamField(
                        [("item", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "icon": "list-ul",
                                    "label": "Item",
                                    "max_length": 2000,
                                    "rows": 2,
                                    "template": "blocks/item.html",
                                },
                            )
                        },
                        help_text="The steps, in order.",
                        verbose_name="processes",
                    ),
                ),
                ("area", models.TextField(blank=True, verbose_name="area studied")),
                (
                    "abstract",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="As the authors wrote it.", verbose_name="abstract"
                    ),
                ),
                ("findings", wagtail.fields.RichTextField(blank=True, verbose_name="findings")),
                (
                    "recommendations",
                    wagtail.fields.RichTextField(blank=True, verbose_name="recommendations"),
                ),
                (
                    "figures",
                    wagtail.fields.StreamField(
                        [("figure", 6), ("table", 12)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What is counted", "max_length": 200},
                            ),
                            1: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {"label": "Before", "required": False},
                            ),
                            2: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {"label": "Figure"},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Unit", "max_length": 60, "required": False},
                            ),
                            4: ("kmportal.core.blocks.figures.YearBlock", (), {}),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Source", "max_length": 240, "required": False},
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 0),
                                        ("before", 1),
                                        ("value", 2),
                                        ("unit", 3),
                                        ("year", 4),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 200},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Unit", "max_length": 60},
                            ),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("value", 2), ("year", 4)]],
                                {},
                            ),
                            10: ("wagtail.blocks.ListBlock", (9,), {"label": "Rows", "min_num": 1}),
                            11: (
                                "kmportal.core.blocks.figures.NumberBlock",
                                (),
                                {
                                    "help_text": "Leave empty if the source gives none. It must equal the sum of the rows.",
                                    "label": "Total the source states",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 7),
                                        ("unit", 8),
                                        ("rows", 10),
                                        ("total", 11),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="figures",
                    ),
                ),
                (
                    "keywords",
                    models.CharField(
                        blank=True,
                        help_text="The authors' own, separated by commas.",
                        max_length=400,
                        verbose_name="keywords",
                    ),
                ),
                (
                    "identifiers",
                    wagtail.fields.StreamField(
                        [("identifier", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("doi", "DOI"),
                                        ("isbn", "ISBN"),
                                        ("issn", "ISSN"),
                                        ("url", "URL"),
                                        ("other", "Other"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            1: (
                                "lessons.models.research_abstract_page.CodeBlock",
                                (),
                                {"label": "Identifier", "max_length": 240},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("scheme", 0), ("value", 1)]], {}),
                        },
                        verbose_name="identifiers",
                    ),
                ),
                (
                    "citation",
                    models.TextField(
                        blank=True,
                        help_text="Leave empty to have it made from the fields above.",
                        verbose_name="citation",
                    ),
                ),
                (
                    "full_text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.portaldocument",
                        verbose_name="full text",
                    ),
                ),
            ],
            options={
                "verbose_name": "research abstract",
                "verbose_name_plural": "research abstracts",
            },
            bases=("core.contentpage",),
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, unique=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="what the series tells")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only this member can add parts on the site; editors always can.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="series",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "ordering": ["title"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="FieldNotePage",
            fields=[
                (
                    "contentpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="core.contentpage",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("paragraph", 3),
                            ("quote", 6),
                            ("picture", 10),
                            ("table", 11),
                            ("document", 14),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 160},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("2", "Section"), ("3", "Part of a section")],
                                    "label": "Level",
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: ("kmportal.core.blocks.text.ParagraphBlock", (), {}),
                            4: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "What was said", "max_length": 600},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 160, "required": False},
                            ),
                            6: ("wagtail.blocks.StructBlock", [[("text", 4), ("speaker", 5)]], {}),
                            7: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to people who cannot see it. Empty means the picture only decorates.",
                                    "label": "What the picture shows",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 7), ("alt_text", 8), ("caption", 9)]],
                                {},
                            ),
                            11: ("kmportal.core.blocks.text.TableBlock", (), {}),
                            12: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Empty: the document's own title.",
                                    "label": "Title",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 12), ("title", 13)]],
                                {},
                            ),
                        },
                        verbose_name="text",
                    ),
                ),
                (
                    "note_number",
                    models.PositiveBigIntegerField(
                        blank=True,
                        help_text="The number readers cite it by. Kept when a note comes from another site.",
                        null=True,
                        verbose_name="note number",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "edited_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Only if it was changed after it was written.",
                        null=True,
                        verbose_name="edited",
                    ),
                ),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="part",
                    ),
                ),
                (
                    "original_url",
                    models.URLField(
                        blank=True,
                        help_text="If the note came from another site.",
                        verbose_name="first published at",
                    ),
                ),
                (
                    "read_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="reads"),
                ),
                (
                    "notebook",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notes",
                        to="lessons.notebook",
                        verbose_name="notebook",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notes",
                        to="lessons.series",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "field note",
                "verbose_name_plural": "field notes",
            },
            bases=("core.contentpage",),
        ),
        migrations.AddConstraint(
            model_name="notebook",
            constraint=models.UniqueConstraint(
                fields=("owner", "title"),
                name="one_notebook_of_a_name_an_owner",
                violation_error_message="There is a notebook of this name already.",
            ),
        ),
    ]
