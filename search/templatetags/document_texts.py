"""What became of the text of a document's file, for its editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from search.models import DocumentText

if TYPE_CHECKING:
    from kmportal.core.models import PortalDocument

register = template.Library()


@register.inclusion_tag("search/admin/document_text.html")
def document_text(document: PortalDocument) -> dict[str, Any]:
    return {"text": DocumentText.objects.defer("text").filter(document=document.pk).first()}
