"""A research abstract: what was asked, how, where, what was found, and how to cite it."""

import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from kmportal.core.blocks import FigureStreamBlock, ItemStreamBlock
from kmportal.core.blocks.figures import validate_year
from kmportal.core.blocks.text import PROSE_FEATURES
from kmportal.core.fields import StreamField
from kmportal.core.models import ContentPage, PageContributor
from kmportal.core.translating import SameInAllLanguages, same_words


class CodeBlock(SameInAllLanguages, blocks.CharBlock):
    """A DOI or an ISBN: there is nothing to translate in it."""


class IdentifierBlock(blocks.StructBlock):
    scheme = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("doi", "DOI"),
            ("isbn", "ISBN"),
            ("issn", "ISSN"),
            ("url", "URL"),
            ("other", _("Other")),
        ],
        default="doi",
        search_index=False,
    )
    value = CodeBlock(label=_("Identifier"), max_length=240)

    class Meta:
        icon = "link"
        label = _("Identifier")
        label_format = "{scheme} {value}"


class ResearchAbstractPage(ContentPage):
    kind = "research"
    kind_label = _("Research")
    kind_order = 3
    contributor_roles = (PageContributor.Role.AUTHOR,)

    institution = models.CharField(_("institution"), max_length=240, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year (Common Era)"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("For example 2020 for พ.ศ. 2563; Thai pages show the Buddhist era."),
    )
    objectives = StreamField(
        ItemStreamBlock(), blank=True, verbose_name=_("objectives"), help_text=_("In order.")
    )
    design = models.CharField(
        _("research design"),
        max_length=160,
        blank=True,
        help_text=_("For example: qualitative, survey, action research."),
    )
    instruments = StreamField(
        ItemStreamBlock(),
        blank=True,
        verbose_name=_("instruments"),
        help_text=_("For example: semi-structured interview, focus group."),
    )
    informants = models.TextField(_("informants"), blank=True, help_text=_("Who was asked."))
    informant_count = models.PositiveIntegerField(_("number of informants"), null=True, blank=True)
    processes = StreamField(
        ItemStreamBlock(),
        blank=True,
        verbose_name=_("processes"),
        help_text=_("The steps, in order."),
    )
    area = models.TextField(_("area studied"), blank=True)
    abstract = RichTextField(
        _("abstract"), blank=True, features=PROSE_FEATURES, help_text=_("As the authors wrote it.")
    )
    findings = RichTextField(_("findings"), blank=True, features=PROSE_FEATURES)
    recommendations = RichTextField(_("recommendations"), blank=True, features=PROSE_FEATURES)
    figures = StreamField(FigureStreamBlock(), blank=True, verbose_name=_("figures"))
    keywords = models.CharField(
        _("keywords"),
        max_length=400,
        blank=True,
        help_text=_("The authors' own, separated by commas."),
    )
    full_text = models.ForeignKey(
        "core.PortalDocument",
        verbose_name=_("full text"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    identifiers = StreamField(
        [("identifier", IdentifierBlock())], blank=True, verbose_name=_("identifiers")
    )
    citation = models.TextField(
        _("citation"), blank=True, help_text=_("Leave empty to have it made from the fields above.")
    )

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("institution"),
        index.SearchField("objectives"),
        index.SearchField("design"),
        index.SearchField("instruments"),
        index.SearchField("informants"),
        index.SearchField("processes"),
        index.SearchField("area"),
        index.SearchField("abstract"),
        index.SearchField("findings"),
        index.SearchField("recommendations"),
        index.SearchField("figures"),
        index.SearchField("keywords"),
        index.FilterField("year"),
    ]

    content_panels = [
        *ContentPage.content_panels,
        FieldRowPanel([FieldPanel("institution"), FieldPanel("year")]),
        FieldPanel("objectives"),
        MultiFieldPanel(
            [
                FieldPanel("design"),
                FieldPanel("instruments"),
                FieldRowPanel([FieldPanel("informants"), FieldPanel("informant_count")]),
                FieldPanel("processes"),
                FieldPanel("area"),
            ],
            heading=_("Method"),
        ),
        FieldPanel("abstract"),
        FieldPanel("findings"),
        FieldPanel("figures"),
        FieldPanel("recommendations"),
        MultiFieldPanel(
            [
                FieldPanel("keywords"),
                FieldPanel("full_text"),
                FieldPanel("identifiers"),
                FieldPanel("citation"),
            ],
            heading=_("Finding and citing"),
        ),
    ]
    parent_page_types: ClassVar = ["lessons.ResearchIndexPage"]
    # A work is cited as it was published, whatever language it is read in.
    override_translatable_fields: ClassVar = [
        *ContentPage.override_translatable_fields,
        *same_words("citation"),
    ]
    subpage_types: ClassVar[list[str]] = []
    template = "lessons/research_abstract_page.html"

    class Meta:
        verbose_name = _("research abstract")
        verbose_name_plural = _("research abstracts")

    def get_content_date(self) -> datetime.date:
        return datetime.date(self.year, 1, 1) if self.year else super().get_content_date()


ResearchAbstractPage.edit_handler = ResearchAbstractPage.tabs()
