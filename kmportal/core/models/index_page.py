"""The shared part of the pages that list one page type."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index


class ContentIndexPage(Page):
    """A page below which pages of one type live, listed newest first."""

    introduction = models.TextField(
        _("introduction"), max_length=600, blank=True, help_text=_("Shown above the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    lists: ClassVar[str] = ""  #: the `kind` of the pages below

    class Meta:
        abstract = True
