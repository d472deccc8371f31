"""The comments of a page, and their words, for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template.context import RequestContext
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

from kmportal.discussion.threads import Discussion, discussion_of

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage

register = template.Library()


@register.simple_tag(takes_context=True)
def discussion(context: RequestContext, page: ContentPage) -> Discussion | None:
    """None in a preview, where there is nothing to discuss yet."""
    request = context.get("request")
    if request is None or not page.pk or getattr(request, "is_preview", False):
        return None
    return discussion_of(page, request)


@register.filter
def said(text: str) -> SafeString:
    """Escaped, with line breaks, and with links that lend no standing to where they lead."""
    linked = urlize(text, nofollow=True, autoescape=True)
    marked = linked.replace('rel="nofollow"', 'rel="nofollow ugc noopener"')
    return mark_safe(linebreaks(marked))  # noqa: S308  # urlize has escaped it
