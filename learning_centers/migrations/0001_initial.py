import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import learning_centers.models.product
import learning_centers.products.bits
import modelcluster.fields
import modelsearch.index
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_initial"),
        ("places", "0001_initial"),
        ("themes", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryVersion",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("value", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.CreateModel(
            name="LearningCenterIndexPage",
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
                "verbose_name": "list of learning centres",
                "verbose_name_plural": "lists of learning centres",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LearningCenterPage",
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
                    "about",
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
                        verbose_name="about the centre",
                    ),
                ),
                (
                    "courses",
                    wagtail.fields.StreamField(
                        [("course", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What one learns", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "How", "required": False, "rows": 3},
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example: half a day",
                                    "label": "How long",
                                    "max_length": 80,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"label": "Smallest group", "min_value": 1, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"label": "Largest group", "min_value": 1, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 0),
                                        ("description", 1),
                                        ("length", 2),
                                        ("min_people", 3),
                                        ("max_people", 4),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="what visitors learn",
                    ),
                ),
                (
                    "history",
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
                        verbose_name="history",
                    ),
                ),
                ("address", models.TextField(blank=True, verbose_name="address and way there")),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=80, verbose_name="telephone"),
                ),
                ("line_id", models.CharField(blank=True, max_length=80, verbose_name="LINE ID")),
                ("facebook_url", models.URLField(blank=True, verbose_name="Facebook page")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("opening_times", models.TextField(blank=True, verbose_name="opening times")),
                (
                    "open_to_visits",
                    models.BooleanField(
                        default=True,
                        help_text="Groups may come after they have asked.",
                        verbose_name="open to visits",
                    ),
                ),
                (
                    "visit_advice",
                    models.TextField(
                        blank=True,
                        help_text="How to ask, how long before, what to bring.",
                        verbose_name="before you visit",
                    ),
                ),
                (
                    "gallery",
                    wagtail.fields.StreamField(
                        [("picture", 3)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to people who cannot see it. Empty means the picture only decorates.",
                                    "label": "What the picture shows",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 0), ("alt_text", 1), ("caption", 2)]],
                                {},
                            ),
                        },
                        verbose_name="gallery",
                    ),
                ),
            ],
            options={
                "verbose_name": "learning centre",
                "verbose_name_plural": "learning centres",
            },
            bases=("core.contentpage",),
        ),
        migrations.CreateModel(
            name="CoordinatorGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(unique=True, verbose_name="centre")),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coordinates",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "coordinators of a centre",
                "verbose_name_plural": "coordinators of centres",
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=learning_centers.models.product.new_key,
                        help_text="Your own number for it. An import knows the product again by its key.",
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\w./-]+\\Z",
                                "A key has letters, digits, dots, slashes and hyphens, and no spaces.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="English name"),
                ),
                (
                    "description",
                    models.TextField(blank=True, max_length=5000, verbose_name="description"),
                ),
                (
                    "description_en",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="description in English"
                    ),
                ),
                (
                    "cluster",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("production-cluster", "Production"),
                            ("processing-marketing-cluster", "Processing and marketing"),
                            ("services-cluster", "Services"),
                        ],
                        max_length=40,
                        verbose_name="cluster",
                    ),
                ),
                (
                    "maker",
                    models.CharField(
                        blank=True,
                        help_text="The group or person who makes it.",
                        max_length=160,
                        verbose_name="maker",
                    ),
                ),
                (
                    "place_as_written",
                    models.CharField(
                        blank=True,
                        help_text="Only where it is not known which official place is meant.",
                        max_length=200,
                        verbose_name="place as written",
                    ),
                ),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="price in baht",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="For example: bag, kilo",
                        max_length=60,
                        verbose_name="unit",
                    ),
                ),
                (
                    "months",
                    learning_centers.products.bits.MonthsField(
                        default=0,
                        help_text="The months when it can be had. Tick all twelve if it can be had all year.",
                        verbose_name="season",
                    ),
                ),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=80, verbose_name="telephone"),
                ),
                ("line_id", models.CharField(blank=True, max_length=80, verbose_name="LINE ID")),
                (
                    "facebook_url",
                    models.URLField(
                        blank=True,
                        help_text="The maker's own page, or where it is sold: ตลาดนัดองค์กรชุมชน.",
                        verbose_name="Facebook page",
                    ),
                ),
                (
                    "shop_address",
                    models.TextField(blank=True, max_length=1000, verbose_name="where to buy it"),
                ),
                ("published", models.BooleanField(default=True, verbose_name="published")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="written down"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(auto_now=True, db_index=True, verbose_name="last changed"),
                ),
                ("area", models.CharField(blank=True, editable=False, max_length=8)),
                ("standard_bits", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                (
                    "center",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="products",
                        to="learning_centers.learningcenterpage",
                        verbose_name="learning centre",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the account if the maker has one here.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="products",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Type three letters of a tambon, amphoe or province, in Thai or English.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="products",
                        to="places.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "themes",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="products",
                        to="themes.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "product",
                "verbose_name_plural": "products",
                "ordering": ["sort_key", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="ProductPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="Read aloud to people who cannot see it. Empty means the picture only decorates.",
                        max_length=200,
                        verbose_name="What the picture shows",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.portalimage",
                        verbose_name="picture",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="learning_centers.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture of a product",
                "verbose_name_plural": "pictures of products",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductStandard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fda", "FDA (อย.)"),
                            ("community", "Community product standard (มผช.)"),
                            ("organic", "Organic"),
                            ("gap", "GAP (good farming)"),
                            ("halal", "Halal"),
                            ("gi", "Geographical indication (GI)"),
                            ("other", "Another standard"),
                        ],
                        max_length=12,
                        verbose_name="standard",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="As it is printed on the label. For another standard, also its name.",
                        max_length=120,
                        verbose_name="registration number",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standards",
                        to="learning_centers.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "standard of a product",
                "verbose_name_plural": "standards of products",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("agreed", "Agreed"),
                            ("declined", "Declined"),
                            ("done", "Done"),
                            ("withdrawn", "Withdrawn"),
                            ("spam", "Held back as spam"),
                        ],
                        default="new",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)),
                (
                    "group",
                    models.CharField(blank=True, max_length=160, verbose_name="name of the group"),
                ),
                (
                    "people",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="people",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "courses",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Their titles, as they were then.",
                        verbose_name="courses",
                    ),
                ),
                ("wishes", models.TextField(blank=True, verbose_name="what they want to learn")),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=120, verbose_name="contact"),
                ),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=80, verbose_name="telephone"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("line_id", models.CharField(blank=True, max_length=80, verbose_name="LINE ID")),
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
                    models.CharField(max_length=20, verbose_name="privacy notice agreed to"),
                ),
                (
                    "fingerprint",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="personal data removed"
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="learning_centers.learningcenterpage",
                        verbose_name="learning centre",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visits",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visit_calendar",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar of visits",
                "verbose_name_plural": "calendars of visits",
            },
        ),
        migrations.CreateModel(
            name="VisitFeedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        choices=[(4, "Very good"), (3, "Good"), (2, "So-so"), (1, "Not good")],
                        verbose_name="how it was",
                    ),
                ),
                ("learned", models.TextField(blank=True, verbose_name="what was learned")),
                (
                    "recommend",
                    models.CharField(
                        choices=[("yes", "Yes"), ("maybe", "Perhaps"), ("no", "No")],
                        max_length=5,
                        verbose_name="would they recommend it",
                    ),
                ),
                ("told_at", models.DateTimeField(auto_now_add=True, verbose_name="told")),
                (
                    "visit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="learning_centers.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback on a visit",
                "verbose_name_plural": "feedback on visits",
            },
        ),
        migrations.CreateModel(
            name="VisitMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_center", models.BooleanField(default=True, verbose_name="from the centre")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("agreed", "Agreed"),
                            ("declined", "Declined"),
                            ("done", "Done"),
                            ("withdrawn", "Withdrawn"),
                            ("spam", "Held back as spam"),
                        ],
                        help_text="Empty where it led to none.",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="message")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="learning_centers.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "message about a visit",
                "verbose_name_plural": "messages about visits",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitMail",
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
                            ("received", "Request received"),
                            ("asked", "New request"),
                            ("answer", "Answer"),
                            ("changed", "Request changed"),
                            ("withdrawn", "Request withdrawn"),
                            ("reminder", "Reminder"),
                            ("feedback", "Question how it was"),
                            ("told", "Feedback"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="key")),
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="learning_centers.visit",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="learning_centers.visitmessage",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail about a visit",
                "verbose_name_plural": "mail about visits",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["sort_key", "id"], name="product_in_order"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["-created_at", "-id"], name="product_newest"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                fields=["published", "area", "cluster", "standard_bits", "months", "center"],
                name="product_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="productstandard",
            constraint=models.UniqueConstraint(
                fields=("product", "kind"), name="standard_once_a_product"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                fields=["center", "state", "first_day"], name="learning_ce_center__de7ef3_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["state", "last_day"], name="learning_ce_state_8101f2_idx"),
        ),
        migrations.AddIndex(
            model_name="visitmail",
            index=models.Index(fields=["state", "due_at"], name="learning_ce_state_55647d_idx"),
        ),
        migrations.AddConstraint(
            model_name="visitmail",
            constraint=models.UniqueConstraint(fields=("visit", "key"), name="visit_mailed_once"),
        ),
    ]
