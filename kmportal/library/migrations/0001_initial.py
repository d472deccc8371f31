import django.db.models.deletion
import django.utils.timezone
import kmportal.library.models.first_page
import modelcluster.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentLibraryPage",
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
                "verbose_name": "document library",
                "verbose_name_plural": "document libraries",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="FileRestriction",
            fields=[
                (
                    "restriction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.pageviewrestriction",
                        verbose_name="restriction",
                    ),
                ),
            ],
            options={
                "verbose_name": "restriction by a file",
                "verbose_name_plural": "restrictions by files",
            },
        ),
        migrations.CreateModel(
            name="FirstPage",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="core.portaldocument",
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("file_hash", models.CharField(blank=True, max_length=40)),
                (
                    "large",
                    models.FileField(
                        blank=True, upload_to=kmportal.library.models.first_page.secret_name
                    ),
                ),
                (
                    "small",
                    models.FileField(
                        blank=True, upload_to=kmportal.library.models.first_page.secret_name
                    ),
                ),
                ("width", models.PositiveSmallIntegerField(default=0)),
                ("height", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "picture of a first page",
                "verbose_name_plural": "pictures of first pages",
            },
        ),
        migrations.CreateModel(
            name="LibraryDocumentPage",
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
                    "version",
                    models.CharField(
                        blank=True,
                        help_text="As the file calls it, for example: second edition.",
                        max_length=60,
                        verbose_name="version",
                    ),
                ),
                (
                    "version_date",
                    models.DateField(blank=True, null=True, verbose_name="date of this version"),
                ),
                (
                    "changes",
                    models.TextField(
                        blank=True,
                        help_text="For those who know the version before.",
                        max_length=600,
                        verbose_name="what is new in it",
                    ),
                ),
                (
                    "organisation",
                    models.CharField(
                        blank=True,
                        help_text="Who brought it out.",
                        max_length=200,
                        verbose_name="organisation",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                (
                    "document_language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("th", "Thai"),
                            ("en", "English"),
                            ("th-en", "Thai and English"),
                            ("other", "Another language"),
                        ],
                        max_length=8,
                        verbose_name="language of the document",
                    ),
                ),
                (
                    "file_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pdf", "PDF"),
                            ("text", "Text (Word, TXT)"),
                            ("table", "Table (Excel, CSV)"),
                            ("slides", "Slides"),
                            ("scan", "Scanned pages"),
                            ("other", "Other file"),
                            ("", "No file yet"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="kind of file",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        help_text="To give out a new version, choose or upload the new file here: the old one is kept below, under earlier versions.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.portaldocument",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "document of a library",
                "verbose_name_plural": "documents of libraries",
            },
            bases=("core.contentpage",),
        ),
        migrations.CreateModel(
            name="ScannedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
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
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="library.librarydocumentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "scanned page",
                "verbose_name_plural": "scanned pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EarlierVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.CharField(blank=True, max_length=60, verbose_name="version")),
                (
                    "version_date",
                    models.DateField(blank=True, null=True, verbose_name="date of this version"),
                ),
                (
                    "changes",
                    models.TextField(blank=True, max_length=600, verbose_name="what was new in it"),
                ),
                (
                    "replaced_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="replaced on"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.portaldocument",
                        verbose_name="file",
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
                        related_name="earlier_versions",
                        to="library.librarydocumentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier version",
                "verbose_name_plural": "earlier versions",
                "ordering": ["-replaced_on", "-pk"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
