"""The first page: what one can do here, and what is new."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index


class HomePage(Page):
    headline = models.CharField(
        _("headline"),
        max_length=120,
        help_text=_("The first words a visitor reads. Two short lines."),
    )
    lead = models.CharField(_("line below it"), max_length=200, blank=True)

    search_fields = [*Page.search_fields, index.SearchField("headline")]
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]
    template = "core/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
