import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventIndexPage",
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
                "verbose_name": "calendar of events",
                "verbose_name_plural": "calendars of events",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="EventPage",
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
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(5.5),
                            django.core.validators.MaxValueValidator(20.6),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(97.2),
                            django.core.validators.MaxValueValidator(105.8),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "coordinate_precision",
                    models.CharField(
                        choices=[("exact", "The very place"), ("approximate", "Near it")],
                        default="exact",
                        max_length=12,
                        verbose_name="precision of the coordinates",
                    ),
                ),
                ("shown_latitude", models.FloatField(db_index=True, editable=False, null=True)),
                ("shown_longitude", models.FloatField(db_index=True, editable=False, null=True)),
                (
                    "shown_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "The very place"),
                            ("approximate", "Near it"),
                            ("amphoe", "Middle of the amphoe"),
                            ("province", "Middle of the province"),
                        ],
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "event_kind",
                    models.CharField(
                        choices=[
                            ("forum", "Community forum"),
                            ("training", "Training"),
                            ("study-visit", "Study visit"),
                            ("meeting", "Meeting"),
                            ("fair", "Market or fair"),
                            ("other", "Other event"),
                        ],
                        default="forum",
                        max_length=12,
                        verbose_name="kind of event",
                    ),
                ),
                ("first_day", models.DateField(db_index=True, verbose_name="first day")),
                (
                    "last_day",
                    models.DateField(
                        blank=True,
                        help_text="Empty if it is one day.",
                        null=True,
                        verbose_name="last day",
                    ),
                ),
                (
                    "starts_at",
                    models.TimeField(
                        blank=True,
                        help_text="Empty if it lasts the whole day.",
                        null=True,
                        verbose_name="begins at",
                    ),
                ),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="ends at")),
                (
                    "repeats",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Does not come again"),
                            ("daily", "Every day"),
                            ("weekly", "Every week"),
                            ("monthly", "Every month on the same day of the month"),
                            (
                                "monthly-weekday",
                                "Every month on the same weekday, as the second Tuesday",
                            ),
                            ("monthly-last", "Every month on the last day"),
                            ("yearly", "Every year"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="comes again",
                    ),
                ),
                (
                    "interval",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="2 is every second week, month or year.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(52),
                        ],
                        verbose_name="every",
                    ),
                ),
                (
                    "weekdays",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Only for every week. None chosen: the weekday of the first day.",
                        verbose_name="on these weekdays",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="Or say how many times. Leave both empty if it has no end.",
                        null=True,
                        verbose_name="the last time is on or before",
                    ),
                ),
                (
                    "count",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(2),
                            django.core.validators.MaxValueValidator(400),
                        ],
                        verbose_name="how many times in all",
                    ),
                ),
                (
                    "exceptions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="One day a line, for example when it falls on a holiday.",
                        verbose_name="but not on",
                    ),
                ),
                (
                    "cancelled",
                    models.BooleanField(
                        default=False,
                        help_text="It stays in the calendar and says so; who follows the calendar is told.",
                        verbose_name="cancelled",
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="why it is cancelled"
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        blank=True,
                        help_text="For example: village hall, Moo 4",
                        max_length=240,
                        verbose_name="venue",
                    ),
                ),
                (
                    "organiser",
                    models.CharField(blank=True, max_length=200, verbose_name="organiser"),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=160, verbose_name="whom to ask"),
                ),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=80, verbose_name="telephone"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("sign_up_url", models.URLField(blank=True, verbose_name="where to sign up")),
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
                        verbose_name="about the event",
                    ),
                ),
                (
                    "notes",
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
                        help_text="Written afterwards: what was said, what was decided.",
                        verbose_name="how it was",
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
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
            bases=("core.contentpage",),
        ),
        migrations.CreateModel(
            name="EventOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="lesson or field note",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="events.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "what came of an event",
                "verbose_name_plural": "what came of events",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField(db_index=True)),
                ("last_day", models.DateField(db_index=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="events.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "day of an event",
                "verbose_name_plural": "days of events",
                "ordering": ["first_day", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "first_day"), name="once_a_day")
                ],
            },
        ),
    ]
