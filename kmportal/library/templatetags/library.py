"""Tags of a library and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString

from kmportal.core.navigation import Link, Navigation
from kmportal.core.structured import as_script
from kmportal.library import reading
from kmportal.library.structured import document_data, library_data

if TYPE_CHECKING:
    from kmportal.library.models import (
        DocumentLibraryPage,
        EarlierVersion,
        LibraryDocumentPage,
    )
    from kmportal.library.shelf import Shelf

register = template.Library()
register.simple_tag(reading.beginning_of)


@register.simple_tag(takes_context=True)
def library_link(context: template.Context) -> Link | None:
    """For the phone's menu and the foot of pages, where the main menu does not have it."""
    menu = Navigation.of(context["request"])
    page = menu.index_of("document")
    return menu.link(page) if page and not page.show_in_menus else None


@register.simple_tag(takes_context=True)
def earlier_versions(context: template.Context, page: LibraryDocumentPage) -> list[EarlierVersion]:
    return reading.earlier_versions_for(page, context.get("request"))


@register.simple_tag(takes_context=True)
def library_structured(
    context: template.Context, page: DocumentLibraryPage, shelf: Shelf
) -> SafeString:
    return as_script(library_data(page, shelf, context["request"]))


@register.simple_tag(takes_context=True)
def document_structured(context: template.Context, page: LibraryDocumentPage) -> SafeString:
    return as_script(document_data(page, context["request"]))
