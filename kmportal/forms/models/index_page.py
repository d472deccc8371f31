"""The page below which forms live; lists those that people can answer now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from kmportal.core.slugs import ReadableSlugMixin
from kmportal.core.translating import PAGE_FIELDS
from kmportal.forms.listing import open_forms

if TYPE_CHECKING:
    from django.http import HttpRequest


class FormIndexPage(ReadableSlugMixin, Page):
    introduction = models.TextField(
        _("introduction"), max_length=600, blank=True, help_text=_("Shown above the list.")
    )

    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar = ["forms.FormPage"]
    template = "forms/index_page.html"

    class Meta:
        verbose_name = _("list of forms")
        verbose_name_plural = _("lists of forms")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"forms": open_forms(self)}
