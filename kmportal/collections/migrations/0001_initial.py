import django.core.validators
import django.db.models.deletion
import kmportal.collections.choices
import kmportal.collections.fields
import kmportal.core.slugs
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CollectionPage",
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
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Shown above the collection.",
                        max_length=600,
                        verbose_name="summary",
                    ),
                ),
                (
                    "criteria",
                    wagtail.fields.StreamField(
                        [
                            ("type", 0),
                            ("theme", 1),
                            ("place", 2),
                            ("tag", 3),
                            ("person", 4),
                            ("period", 7),
                            ("dates", 10),
                            ("text", 11),
                            ("applied", 12),
                            ("language", 13),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.collections.choices.kinds,
                                    "icon": "doc-full",
                                    "label": "Type",
                                },
                            ),
                            1: (
                                "kmportal.collections.choosers.ThemeBlock",
                                (),
                                {"help_text": "With all its branches.", "label": "Theme"},
                            ),
                            2: (
                                "kmportal.collections.choosers.PlaceBlock",
                                (),
                                {
                                    "help_text": "With everything below it: a region, province, amphoe or tambon.",
                                    "label": "Place",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "One word or phrase, as pages are tagged.",
                                    "icon": "tag",
                                    "label": "Free tag",
                                    "max_length": 100,
                                    "search_index": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As pages name the person; part of the name will do.",
                                    "icon": "user",
                                    "label": "Person",
                                    "max_length": 120,
                                    "search_index": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("days-7", "The last 7 days"),
                                        ("days-30", "The last 30 days"),
                                        ("days-90", "The last 90 days"),
                                        ("days-365", "The last 365 days"),
                                        ("month", "This month"),
                                        ("year", "This year"),
                                        ("last-year", "Last year"),
                                        ("coming", "From today on"),
                                    ],
                                    "label": "Period",
                                },
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("content", "when it happened or was written"),
                                        ("published", "when it was first published here"),
                                    ],
                                    "label": "By the day",
                                },
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("period", 5), ("dated", 6)]], {}),
                            8: (
                                "wagtail.blocks.DateBlock",
                                (),
                                {"label": "From", "required": False},
                            ),
                            9: ("wagtail.blocks.DateBlock", (), {"label": "To", "required": False}),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("first", 8), ("last", 9), ("dated", 6)]],
                                {},
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As you would type them into the search box.",
                                    "icon": "search",
                                    "label": "Words",
                                    "max_length": 200,
                                    "search_index": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("yes", "Lessons used somewhere else"),
                                        ("no", "Lessons not used anywhere else yet"),
                                    ],
                                    "icon": "check",
                                    "label": "Used in another place",
                                },
                            ),
                            13: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("th", "Only in Thai"),
                                        ("en", "Only in English"),
                                        ("every", "In every language"),
                                    ],
                                    "help_text": "Without this, readers get their own language, and what is not translated into it.",
                                    "icon": "globe",
                                    "label": "Language",
                                },
                            ),
                        },
                        help_text="Several criteria of one kind: pages that meet any of them. Different kinds: pages that meet all of them. Without criteria, every page is shown.",
                        verbose_name="criteria",
                    ),
                ),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("newest", "Newest first"),
                            ("oldest", "Oldest first"),
                            ("title", "By title"),
                            ("read", "Most read first"),
                            ("applied", "Most used first"),
                            ("match", "Nearest to the words first"),
                        ],
                        default="newest",
                        max_length=8,
                        verbose_name="order",
                    ),
                ),
                (
                    "limit",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: all of them, in pages.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(500),
                        ],
                        verbose_name="how many at most",
                    ),
                ),
                (
                    "show",
                    models.CharField(
                        choices=[
                            ("list", "List"),
                            ("cards", "Cards"),
                            ("table", "Table"),
                            ("map", "Map"),
                            ("timeline", "Timeline"),
                        ],
                        default="list",
                        help_text="Readers see this first, and may change to another.",
                        max_length=8,
                        verbose_name="shown as",
                    ),
                ),
                (
                    "columns",
                    kmportal.collections.fields.SeveralChoicesField(
                        blank=True,
                        default="type,places,date",
                        help_text="Beside the title.",
                        max_length=100,
                        verbose_name="columns of the table",
                    ),
                ),
            ],
            options={
                "verbose_name": "collection",
                "verbose_name_plural": "collections",
            },
            bases=(kmportal.core.slugs.ReadableSlugMixin, "wagtailcore.page"),
        ),
    ]
