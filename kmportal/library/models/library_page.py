"""A library: the documents below it, to be looked through by theme, place, year and kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from kmportal.core.models import ContentIndexPage
from kmportal.library.asked import Asked
from kmportal.library.shelf import Shelf

if TYPE_CHECKING:
    from django.http import HttpRequest


class DocumentLibraryPage(ContentIndexPage):
    lists = "document"
    parent_page_types: ClassVar = [
        "core.HomePage",
        "core.StandardPage",
        "library.DocumentLibraryPage",
    ]
    subpage_types: ClassVar = ["library.LibraryDocumentPage", "library.DocumentLibraryPage"]
    template = "library/library_page.html"

    class Meta:
        verbose_name = _("document library")
        verbose_name_plural = _("document libraries")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["shelf"] = Shelf(Asked.of(request.GET), self, getattr(request, "user", None))
        return context
