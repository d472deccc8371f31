import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kmportal.review.models.ageing
import modelcluster.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunityCheckTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="Whoever it waits for is reminded the day before, and when it is late.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to do it in",
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("all", "everyone named has said yes"),
                            ("one", "at least one has said yes"),
                        ],
                        default="all",
                        max_length=3,
                        verbose_name="is done when",
                    ),
                ),
                (
                    "link_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        help_text="Afterwards a new link can be sent; what is still written is kept.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days a link works",
                    ),
                ),
                (
                    "remind_every",
                    models.PositiveSmallIntegerField(
                        default=4,
                        help_text="To storytellers with a mail address who have not answered.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days between reminders",
                    ),
                ),
            ],
            options={
                "verbose_name": "community check",
                "verbose_name_plural": "community checks",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="DatedTaskState",
            fields=[
                (
                    "taskstate_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.taskstate",
                    ),
                ),
                ("due_on", models.DateField(db_index=True, verbose_name="to be done by")),
            ],
            options={
                "verbose_name": "step of a review",
                "verbose_name_plural": "steps of reviews",
            },
            bases=("wagtailcore.taskstate",),
        ),
        migrations.CreateModel(
            name="ReviewTimes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "review times",
            },
        ),
        migrations.CreateModel(
            name="BranchReviewTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="Whoever it waits for is reminded the day before, and when it is late.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to do it in",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("branch", "whoever looks after the branch the page is in"),
                            ("central", "only who looks after the whole portal"),
                        ],
                        default="branch",
                        help_text="By the rights people have on pages: see Sharing on the page.",
                        max_length=7,
                        verbose_name="who reviews",
                    ),
                ),
                (
                    "permission",
                    models.CharField(
                        choices=[("review", "may review"), ("publish", "may publish")],
                        default="review",
                        max_length=7,
                        verbose_name="which right they need",
                    ),
                ),
                (
                    "four_eyes",
                    models.BooleanField(
                        default=True, verbose_name="nobody decides about what he handed in himself"
                    ),
                ),
                (
                    "trusted_groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="What their members hand in passes this step at once.",
                        to="auth.group",
                        verbose_name="trusted groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "review by the branch",
                "verbose_name_plural": "reviews by the branch",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="CommunityCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for answers"),
                            ("confirmed", "Confirmed"),
                            ("returned", "Returned to the writer"),
                            ("waived", "Gone on without"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="outcome",
                    ),
                ),
                ("confirmed", models.PositiveSmallIntegerField(default=0, verbose_name="said yes")),
                ("asked", models.PositiveSmallIntegerField(default=0, verbose_name="were asked")),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="asked on")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="community_checks",
                        to="core.contentpage",
                        verbose_name="page",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        help_text="The text that is asked about. It stays the same while others edit.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="version",
                    ),
                ),
                (
                    "task_state",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="community_check",
                        to="wagtailcore.taskstate",
                    ),
                ),
            ],
            options={
                "verbose_name": "community check",
                "verbose_name_plural": "community checks",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("confirmed_at", models.DateTimeField(verbose_name="confirmed")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="still_right",
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation of a page",
                "verbose_name_plural": "confirmations of pages",
            },
        ),
        migrations.CreateModel(
            name="ReviewInterval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        default=24,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(240),
                        ],
                        verbose_name="months after it was last published or confirmed",
                    ),
                ),
                (
                    "page_type",
                    models.ForeignKey(
                        limit_choices_to=kmportal.review.models.ageing.page_types,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="type of page",
                    ),
                ),
                (
                    "settings",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intervals",
                        to="review.reviewtimes",
                    ),
                ),
            ],
            options={
                "verbose_name": "review time",
                "verbose_name_plural": "review times",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
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
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)),
                ("expires_at", models.DateTimeField(verbose_name="link works until")),
                (
                    "reminded_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="reminded"),
                ),
                (
                    "check_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="review.communitycheck",
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
            ],
            options={
                "verbose_name": "storyteller asked",
                "verbose_name_plural": "storytellers asked",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewMail",
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
                            ("ask", "Question to a storyteller"),
                            ("ask_again", "Reminder to a storyteller"),
                            ("waiting", "Something waits for a review"),
                            ("due", "A review is due"),
                            ("late", "A review is late"),
                            ("ageing", "Pages to look through again"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(max_length=80, unique=True, verbose_name="key")),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task_state",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.taskstate",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="review.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail about a review",
                "verbose_name_plural": "mail about reviews",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Yes, it was so"),
                            ("correction", "Nearly: something must change"),
                            ("no", "No, it was not so"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in their own words")),
                (
                    "late",
                    models.BooleanField(
                        default=False,
                        help_text="After the link had expired or the matter was settled: read, not counted.",
                        verbose_name="came late",
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="review.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of a storyteller",
                "verbose_name_plural": "answers of storytellers",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="communitycheck",
            index=models.Index(fields=["page", "outcome"], name="review_comm_page_id_a87ae6_idx"),
        ),
        migrations.AddConstraint(
            model_name="reviewinterval",
            constraint=models.UniqueConstraint(
                fields=("page_type",), name="one_review_time_a_type"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewmail",
            index=models.Index(fields=["state", "due_at"], name="review_revi_state_3f792e_idx"),
        ),
    ]
