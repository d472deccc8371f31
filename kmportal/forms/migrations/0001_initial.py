import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kmportal.core.slugs
import modelcluster.fields
import uuid
import wagtail.contrib.forms.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FormIndexPage",
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
                "verbose_name": "list of forms",
                "verbose_name_plural": "lists of forms",
            },
            bases=(kmportal.core.slugs.ReadableSlugMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="FormAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form_data",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                (
                    "submit_time",
                    models.DateTimeField(auto_now_add=True, verbose_name="submit time"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("taken", "Taken"), ("waiting", "On the waiting list")],
                        default="taken",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "language",
                    models.CharField(
                        choices=[("th", "Thai"), ("en", "English")],
                        default="th",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "consent_version",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="privacy notice agreed to"
                    ),
                ),
                ("fingerprint", models.CharField(blank=True, editable=False, max_length=32)),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="personal data removed"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.page"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a form",
                "verbose_name_plural": "answers to forms",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FormPage",
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
                    "form_kind",
                    models.CharField(
                        choices=[
                            ("review", "Review after the work"),
                            ("evaluation", "Evaluation"),
                            ("registration", "Registration"),
                        ],
                        default="review",
                        max_length=12,
                        verbose_name="what it is for",
                    ),
                ),
                (
                    "intro",
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
                        verbose_name="introduction",
                    ),
                ),
                (
                    "opens_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: as soon as it is published.",
                        null=True,
                        verbose_name="opens on",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty: until you unpublish it.",
                        null=True,
                        verbose_name="last day",
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[("anyone", "Anyone"), ("members", "Members who have signed in")],
                        default="anyone",
                        max_length=7,
                        verbose_name="who may answer",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="How many can take part. Empty: no limit.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "waiting_list",
                    models.BooleanField(
                        default=True,
                        help_text="When it is full people may wait; who withdraws makes room for the next.",
                        verbose_name="with a waiting list",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        help_text="Shown with the form. Empty: a sentence that fits what the form is for.",
                        max_length=300,
                        verbose_name="what the answers are used for",
                    ),
                ),
                (
                    "keep_days",
                    models.PositiveIntegerField(
                        default=90,
                        help_text="Counted from the last day of the form or its event, else from each answer.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="keep answers for so many days",
                    ),
                ),
                (
                    "afterwards",
                    models.CharField(
                        choices=[
                            ("nameless", "Remove who answered, keep the other answers"),
                            ("sums", "Delete the answers, keep the sums only"),
                        ],
                        default="nameless",
                        max_length=8,
                        verbose_name="and then",
                    ),
                ),
                (
                    "show_summary",
                    models.BooleanField(
                        default=False,
                        help_text="Sums of ratings and choices only, once five people have answered.",
                        verbose_name="show readers what people answered",
                    ),
                ),
                (
                    "notify_owner",
                    models.BooleanField(
                        default=True,
                        help_text="To whoever made this page, at most once an hour.",
                        verbose_name="tell me by mail of new answers",
                    ),
                ),
                (
                    "thanks_text",
                    models.TextField(blank=True, max_length=1000, verbose_name="thank-you text"),
                ),
                (
                    "closed_text",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="text when it is closed"
                    ),
                ),
                (
                    "full_text",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="text when it is full"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        help_text="The form is offered on the page of this event.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.eventpage",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "form",
                "verbose_name_plural": "forms",
            },
            bases=(
                wagtail.contrib.forms.models.FormMixin,
                kmportal.core.slugs.ReadableSlugMixin,
                "wagtailcore.page",
            ),
        ),
        migrations.CreateModel(
            name="FormMail",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "What was answered has arrived"),
                            ("moved-up", "A place has become free"),
                            ("news", "New answers"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="forms.formanswer",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="forms.formpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail about a form",
                "verbose_name_plural": "mail about forms",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "clean_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Safe name of the form field, the label converted to ascii_snake_case",
                        max_length=255,
                        verbose_name="name",
                    ),
                ),
                (
                    "default_value",
                    models.TextField(
                        blank=True,
                        help_text="Default value. Comma or new line separated values supported for checkboxes.",
                        verbose_name="default value",
                    ),
                ),
                ("label", models.CharField(max_length=255, verbose_name="question")),
                (
                    "help_text",
                    models.CharField(blank=True, max_length=255, verbose_name="a word of help"),
                ),
                (
                    "field_type",
                    models.CharField(
                        choices=[
                            ("singleline", "One line"),
                            ("multiline", "Long text"),
                            ("rating", "Rating from 1 to 5"),
                            ("radio", "Choose one"),
                            ("checkboxes", "Choose several"),
                            ("checkbox", "Tick for yes"),
                            ("number", "Number"),
                            ("date", "Day"),
                            ("telephone", "Telephone"),
                            ("email", "E-mail address"),
                            ("place", "Tambon"),
                        ],
                        default="singleline",
                        max_length=16,
                        verbose_name="kind of answer",
                    ),
                ),
                ("required", models.BooleanField(default=True, verbose_name="must be answered")),
                (
                    "choices",
                    models.TextField(
                        blank=True,
                        help_text="One a line. Only where people choose.",
                        verbose_name="choices",
                    ),
                ),
                (
                    "personal",
                    models.BooleanField(
                        default=False,
                        help_text="A name, a house number. It is asked for with consent and removed in time.",
                        verbose_name="says who somebody is",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("context", "Context and story"),
                            ("what_worked", "What worked"),
                            ("what_did_not", "What did not work"),
                            ("advice", "Advice to others"),
                        ],
                        help_text="Where the answers go when somebody writes them up as a lesson.",
                        max_length=12,
                        verbose_name="in a write-up it stands under",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="form_fields",
                        to="forms.formpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(blank=True, max_length=255)),
                ("choice", models.CharField(blank=True, max_length=255)),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="forms.formpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "sum of answers",
                "verbose_name_plural": "sums of answers",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="formanswer",
            index=models.Index(fields=["page", "state"], name="forms_forma_page_id_55b894_idx"),
        ),
        migrations.AddIndex(
            model_name="formanswer",
            index=models.Index(
                fields=["forgotten_at", "submit_time"], name="forms_forma_forgott_36de1b_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="formmail",
            index=models.Index(fields=["state", "due_at"], name="forms_formm_state_eeb20e_idx"),
        ),
        migrations.AddConstraint(
            model_name="formmail",
            constraint=models.UniqueConstraint(fields=("answer", "kind"), name="form_mailed_once"),
        ),
        migrations.AlterUniqueTogether(
            name="formquestion",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddConstraint(
            model_name="formtally",
            constraint=models.UniqueConstraint(
                fields=("page", "question", "choice"), name="tallied_once"
            ),
        ),
    ]
