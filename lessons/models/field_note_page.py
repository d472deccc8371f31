"""A field note: a dated, signed piece of writing, often one part of a series."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from kmportal.core.blocks import TextStreamBlock
from kmportal.core.models import ContentPage, PageContributor


class FieldNotePage(ContentPage):
    kind = "note"
    kind_label = _("Field note")
    kind_order = 2
    contributor_roles = (PageContributor.Role.AUTHOR,)

    body = StreamField(TextStreamBlock(), blank=True, verbose_name=_("text"))
    note_number = models.PositiveBigIntegerField(
        _("note number"),
        null=True,
        blank=True,
        help_text=_("The number readers cite it by. Kept when a note comes from another site."),
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(
        _("edited"),
        null=True,
        blank=True,
        help_text=_("Only if it was changed after it was written."),
    )
    notebook = models.ForeignKey(
        "lessons.Notebook",
        verbose_name=_("notebook"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notes",
    )
    series = models.ForeignKey(
        "lessons.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notes",
    )
    part = models.PositiveSmallIntegerField(
        _("part"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    original_url = models.URLField(
        _("first published at"), blank=True, help_text=_("If the note came from another site.")
    )
    read_count = models.PositiveIntegerField(_("reads"), default=0, editable=False)

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("series", [index.SearchField("title")]),
        index.RelatedFields("notebook", [index.SearchField("title")]),
    ]

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("series"), FieldPanel("part")]), FieldPanel("notebook")],
            heading=_("Series and notebook"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("written_at"), FieldPanel("edited_at")]),
                FieldRowPanel([FieldPanel("note_number"), FieldPanel("original_url")]),
            ],
            heading=_("Dates and number"),
        ),
    ]
    parent_page_types: ClassVar = ["lessons.FieldNoteIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "lessons/field_note_page.html"

    class Meta:
        verbose_name = _("field note")
        verbose_name_plural = _("field notes")

    def clean(self) -> None:
        super().clean()
        if self.series_id and not self.part:
            raise ValidationError({"part": _("Say which part of the series this is.")})
        if self.part and not self.series_id:
            raise ValidationError({"series": _("Choose the series this is a part of.")})
        if self.edited_at and self.edited_at < self.written_at:
            raise ValidationError({"edited_at": _("It cannot be edited before it was written.")})

    def get_content_date(self) -> datetime.date:
        return timezone.localdate(self.written_at)


FieldNotePage.edit_handler = FieldNotePage.tabs()
