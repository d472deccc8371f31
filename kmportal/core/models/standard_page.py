"""A plain page: about, help, licences."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from kmportal.core.blocks import PageBodyBlock
from kmportal.core.fields import StreamField
from kmportal.core.slugs import ReadableSlugMixin
from kmportal.core.translating import PAGE_FIELDS


class StandardPage(ReadableSlugMixin, Page):
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    body = StreamField(PageBodyBlock, blank=True, verbose_name=_("text"))

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    template = "core/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
