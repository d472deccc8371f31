import django.db.models.deletion
import kmportal.collections.choices
import kmportal.core.slugs
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentPage",
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
                        help_text="Two or three sentences that tell a busy reader what is here.",
                        max_length=600,
                        verbose_name="summary",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("cc0", "CC0: no rights reserved"),
                            ("cc-by", "CC BY: name the author"),
                            ("cc-by-sa", "CC BY-SA: name the author, share alike"),
                            ("cc-by-nc", "CC BY-NC: name the author, no trade"),
                            ("cc-by-nc-sa", "CC BY-NC-SA: name the author, no trade, share alike"),
                            ("cc-by-nc-nd", "CC BY-NC-ND: name the author, no trade, no changes"),
                            ("all-rights", "All rights reserved"),
                        ],
                        help_text="What others may do with this. Ask the author before you choose.",
                        max_length=16,
                        verbose_name="licence",
                    ),
                ),
                (
                    "content_date",
                    models.DateField(
                        db_index=True,
                        editable=False,
                        help_text="What lists sort by: when it happened or was written, else when published.",
                        null=True,
                        verbose_name="date of the content",
                    ),
                ),
                (
                    "allow_comments",
                    models.BooleanField(default=True, verbose_name="allow comments"),
                ),
                (
                    "allow_guest_comments",
                    models.BooleanField(
                        default=True,
                        help_text="From people without an account, where the site takes them.",
                        verbose_name="also from guests",
                    ),
                ),
            ],
            options={
                "verbose_name": "content page",
            },
            bases=(kmportal.core.slugs.ReadableSlugMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="HomePage",
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
                    "headline",
                    models.CharField(
                        help_text="The first words a visitor reads. Two short lines.",
                        max_length=120,
                        verbose_name="headline",
                    ),
                ),
                (
                    "lead",
                    models.CharField(blank=True, max_length=200, verbose_name="line below it"),
                ),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StandardPage",
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
                ("summary", models.TextField(blank=True, max_length=600, verbose_name="summary")),
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
                            ("collection", 19),
                            ("query", 36),
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
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 160, "required": False},
                            ),
                            16: (
                                "wagtail.blocks.PageChooserBlock",
                                ("collections.CollectionPage",),
                                {"label": "Collection"},
                            ),
                            17: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("list", "List"),
                                        ("cards", "Cards"),
                                        ("table", "Table"),
                                        ("map", "Map"),
                                        ("timeline", "Timeline"),
                                    ],
                                    "label": "Shown as",
                                },
                            ),
                            18: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 4,
                                    "label": "How many",
                                    "max_value": 12,
                                    "min_value": 1,
                                },
                            ),
                            19: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 15), ("collection", 16), ("show", 17), ("rows", 18)]],
                                {},
                            ),
                            20: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": kmportal.collections.choices.kinds,
                                    "icon": "doc-full",
                                    "label": "Type",
                                },
                            ),
                            21: (
                                "kmportal.collections.choosers.ThemeBlock",
                                (),
                                {"help_text": "With all its branches.", "label": "Theme"},
                            ),
                            22: (
                                "kmportal.collections.choosers.PlaceBlock",
                                (),
                                {
                                    "help_text": "With everything below it: a region, province, amphoe or tambon.",
                                    "label": "Place",
                                },
                            ),
                            23: (
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
                            24: (
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
                            25: (
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
                            26: (
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
                            27: (
                                "wagtail.blocks.StructBlock",
                                [[("period", 25), ("dated", 26)]],
                                {},
                            ),
                            28: (
                                "wagtail.blocks.DateBlock",
                                (),
                                {"label": "From", "required": False},
                            ),
                            29: (
                                "wagtail.blocks.DateBlock",
                                (),
                                {"label": "To", "required": False},
                            ),
                            30: (
                                "wagtail.blocks.StructBlock",
                                [[("first", 28), ("last", 29), ("dated", 26)]],
                                {},
                            ),
                            31: (
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
                            32: (
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
                            33: (
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
                            34: (
                                "wagtail.blocks.StreamBlock",
                                [
                                    [
                                        ("type", 20),
                                        ("theme", 21),
                                        ("place", 22),
                                        ("tag", 23),
                                        ("person", 24),
                                        ("period", 27),
                                        ("dates", 30),
                                        ("text", 31),
                                        ("applied", 32),
                                        ("language", 33),
                                    ]
                                ],
                                {"label": "Criteria", "required": False},
                            ),
                            35: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("newest", "Newest first"),
                                        ("oldest", "Oldest first"),
                                        ("title", "By title"),
                                        ("read", "Most read first"),
                                        ("applied", "Most used first"),
                                        ("match", "Nearest to the words first"),
                                    ],
                                    "label": "Order",
                                },
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 15),
                                        ("criteria", 34),
                                        ("sort", 35),
                                        ("show", 17),
                                        ("rows", 18),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "standard page",
                "verbose_name_plural": "standard pages",
            },
            bases=(kmportal.core.slugs.ReadableSlugMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="PageContributor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("storyteller", "Storyteller"),
                            ("recorder", "Recorder"),
                            ("host", "Host"),
                            ("coordinator", "Coordinator"),
                        ],
                        default="author",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="As it should be shown. Leave empty to use the member's own name.",
                        max_length=160,
                        verbose_name="name",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        help_text="The group, agency or university the person speaks from.",
                        max_length=240,
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        help_text="Choose the account if this person has one here.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contributions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="member",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributors",
                        to="core.contentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PageTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_items",
                        to="core.contentpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(app_label)s_%(class)s_items",
                        to="taggit.tag",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contentpage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="Words of your own, separated by commas.",
                through="core.PageTag",
                to="taggit.Tag",
                verbose_name="free tags",
            ),
        ),
        migrations.CreateModel(
            name="PortalDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it should be shown.",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("cc0", "CC0: no rights reserved"),
                            ("cc-by", "CC BY: name the author"),
                            ("cc-by-sa", "CC BY-SA: name the author, share alike"),
                            ("cc-by-nc", "CC BY-NC: name the author, no trade"),
                            ("cc-by-nc-sa", "CC BY-NC-SA: name the author, no trade, share alike"),
                            ("cc-by-nc-nd", "CC BY-NC-ND: name the author, no trade, no changes"),
                            ("all-rights", "All rights reserved"),
                        ],
                        help_text="What others may do with this. Ask the author before you choose.",
                        max_length=16,
                        verbose_name="licence",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PortalImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True, default="", max_length=255, verbose_name="description"
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it should be shown.",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("cc0", "CC0: no rights reserved"),
                            ("cc-by", "CC BY: name the author"),
                            ("cc-by-sa", "CC BY-SA: name the author, share alike"),
                            ("cc-by-nc", "CC BY-NC: name the author, no trade"),
                            ("cc-by-nc-sa", "CC BY-NC-SA: name the author, no trade, share alike"),
                            ("cc-by-nc-nd", "CC BY-NC-ND: name the author, no trade, no changes"),
                            ("all-rights", "All rights reserved"),
                        ],
                        help_text="What others may do with this. Ask the author before you choose.",
                        max_length=16,
                        verbose_name="licence",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "image",
                "verbose_name_plural": "images",
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name="contentpage",
            name="lead_image",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown at the top and in lists. Without one, the page weaves its own pattern.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.portalimage",
                verbose_name="lead image",
            ),
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name_th",
                    models.CharField(
                        default="รู้จากชุมชน", max_length=80, verbose_name="name in Thai"
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        default="Known by Communities",
                        max_length=80,
                        verbose_name="name in English",
                    ),
                ),
                (
                    "tagline_th",
                    models.CharField(
                        default="คลังความรู้ขององค์กรชุมชนทุกตำบล",
                        max_length=160,
                        verbose_name="tagline in Thai",
                    ),
                ),
                (
                    "tagline_en",
                    models.CharField(
                        default="What community organisations have learned",
                        max_length=160,
                        verbose_name="tagline in English",
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True,
                        help_text="Shown at the foot of every page.",
                        max_length=254,
                        verbose_name="contact e-mail",
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=60, verbose_name="contact telephone"),
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
                "verbose_name": "site settings",
            },
        ),
        migrations.CreateModel(
            name="PortalRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="core.portalimage",
                    ),
                ),
            ],
            options={
                "unique_together": {("image", "filter_spec", "focal_point_key")},
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
