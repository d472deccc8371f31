"""The first page: what one can do here, and what is new."""

from contextlib import suppress
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from kmportal.core import home
from kmportal.core.translating import PAGE_FIELDS


class HomePage(Page):
    headline = models.CharField(
        _("headline"),
        max_length=120,
        help_text=_("The first words a visitor reads. Two short lines."),
    )
    lead = models.CharField(_("line below it"), max_length=200, blank=True)

    search_fields = [*Page.search_fields, index.SearchField("headline")]
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("lead")]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    template = "core/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """An address that this language lacks may be one of another: that page is then shown as it is,
        with everything around it in the reader's language."""
        try:
            return super().route(request, path_components)
        except Http404:
            for home in HomePage.objects.live().translation_of(self):
                with suppress(Http404):
                    return super(HomePage, home).route(request, path_components)
            raise

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        newest = home.newest(self.locale)
        context["lessons"], context["notes"] = newest["lesson"], newest["note"]
        context["totals"] = home.totals(self.locale)
        context["count_of"] = {total.kind: total.count for total in context["totals"]}
        return context
