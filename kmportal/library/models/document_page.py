"""A document of the library: a file or scanned pages, what it is, and the versions it had before."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from kmportal.core.models import ContentPage, PageContributor
from kmportal.library.file_types import FileType, type_of
from kmportal.library.forms import LibraryDocumentForm

if TYPE_CHECKING:
    from kmportal.core.models import PortalDocument


class LibraryDocumentPage(ContentPage):
    class Language(models.TextChoices):
        THAI = "th", _("Thai")
        ENGLISH = "en", _("English")
        BOTH = "th-en", _("Thai and English")
        OTHER = "other", _("Another language")

    base_form_class = LibraryDocumentForm
    kind = "document"
    kind_label = _("Document")
    kind_order = 6
    contributor_roles = (PageContributor.Role.AUTHOR,)

    document = models.ForeignKey(
        "core.PortalDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "To give out a new version, choose or upload the new file here: the old one is kept "
            "below, under earlier versions."
        ),
    )
    version = models.CharField(
        _("version"),
        max_length=60,
        blank=True,
        help_text=_("As the file calls it, for example: second edition."),
    )
    version_date = models.DateField(_("date of this version"), null=True, blank=True)
    changes = models.TextField(
        _("what is new in it"),
        max_length=600,
        blank=True,
        help_text=_("For those who know the version before."),
    )
    organisation = models.CharField(
        _("organisation"), max_length=200, blank=True, help_text=_("Who brought it out.")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    document_language = models.CharField(
        _("language of the document"), max_length=8, blank=True, choices=Language.choices
    )
    file_type = models.CharField(
        _("kind of file"), max_length=8, blank=True, choices=FileType.choices, editable=False
    )

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("organisation"),
        index.SearchField("version"),
        index.FilterField("year"),
        index.FilterField("file_type"),
    ]
    file_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("document"),
                FieldRowPanel([FieldPanel("version"), FieldPanel("version_date")]),
                FieldPanel("changes"),
            ],
            heading=_("File"),
        ),
        InlinePanel(
            "scans",
            heading=_("Scanned pages"),
            label=_("Scanned page"),
            help_text=_("Pictures of the pages of a paper, in their order."),
        ),
    ]
    content_panels = [
        *Page.content_panels,
        *file_panels,
        *ContentPage.summary_panels,
        FieldRowPanel(
            [FieldPanel("organisation"), FieldPanel("year"), FieldPanel("document_language")]
        ),
        InlinePanel("earlier_versions", heading=_("Earlier versions"), label=_("Earlier version")),
    ]
    parent_page_types: ClassVar = ["library.DocumentLibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "library/document_page.html"

    class Meta:
        verbose_name = _("document of a library")
        verbose_name_plural = _("documents of libraries")

    def save(self, *args: object, **kwargs: object) -> None:
        self.file_type = type_of(self.document, scanned=bool(self.scans.all()))
        super().save(*args, **kwargs)

    def get_content_date(self) -> datetime.date:
        return datetime.date(self.year, 1, 1) if self.year else super().get_content_date()

    def as_earlier_version(self) -> EarlierVersion:
        return EarlierVersion(
            document=self.document,
            version=self.version,
            version_date=self.version_date,
            changes=self.changes,
            replaced_on=timezone.localdate(),
        )

    @property
    def type_label(self) -> str:
        """The ending says more than the kind where there is one file: PDF, DOCX."""
        if self.document:
            return str(self.document.file_extension.upper())
        return str(FileType(self.file_type).label)


class ScannedPage(Orderable):
    page = ParentalKey(LibraryDocumentPage, on_delete=models.CASCADE, related_name="scans")
    image = models.ForeignKey(
        "core.PortalImage", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("scanned page")
        verbose_name_plural = _("scanned pages")


class EarlierVersion(TranslatableMixin, models.Model):
    """A file that readers had before; what was said of it is translated with its page."""

    page = ParentalKey(
        LibraryDocumentPage, on_delete=models.CASCADE, related_name="earlier_versions"
    )
    document: models.ForeignKey[PortalDocument, PortalDocument] = models.ForeignKey(
        "core.PortalDocument", verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    version = models.CharField(_("version"), max_length=60, blank=True)
    version_date = models.DateField(_("date of this version"), null=True, blank=True)
    changes = models.TextField(_("what was new in it"), max_length=600, blank=True)
    replaced_on = models.DateField(_("replaced on"), default=timezone.localdate)

    panels: ClassVar = [
        FieldPanel("document"),
        FieldRowPanel(
            [FieldPanel("version"), FieldPanel("version_date"), FieldPanel("replaced_on")]
        ),
        FieldPanel("changes"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering: ClassVar = ["-replaced_on", "-pk"]
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")

    def __str__(self) -> str:
        return self.version or str(self.document)


LibraryDocumentPage.edit_handler = LibraryDocumentPage.tabs()
