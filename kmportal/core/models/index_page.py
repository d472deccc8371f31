"""The shared part of the pages that list one page type."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from kmportal.core.listing import Listing, page_types
from kmportal.core.translating import PAGE_FIELDS

from .content_page import ContentPage


class ContentIndexPage(Page):
    """A page below which pages of one type live, listed newest first."""

    introduction = models.TextField(
        _("introduction"), max_length=600, blank=True, help_text=_("Shown above the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    lists: ClassVar[str] = ""  #: the `kind` of the pages below

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """Add the list: pages of this type in the reader's language, and those in the other
        language that have no translation, which live below the other tree's index."""
        context = super().get_context(request, *args, **kwargs)
        pages = ContentPage.objects.readable().shown_in(self.locale)
        pages = pages.exact_type(page_types()[self.lists])
        context["listing"] = Listing(pages, request.GET)
        return context
