"""What links here, for screens that ask before a page goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from kmportal.link_care.references import links_into
from kmportal.link_care.views import may_mend

if TYPE_CHECKING:
    from wagtail.models import Page

register = template.Library()
MOST_SHOWN = 20


@register.inclusion_tag("link_care/links_here.html", takes_context=True)
def links_here(context: dict[str, Any], page: Page, moving: bool = False) -> dict[str, Any]:
    request = context["request"]
    links = links_into(page, request.user)
    return {
        "links": links,
        "shown": links.sources[:MOST_SHOWN],
        "more": len(links) - len(links.sources[:MOST_SHOWN]),
        "direct": links.to(page.pk),
        "page": page,
        "moving": moving,
        "may_mend": may_mend(request.user),
        "next": request.get_full_path(),
    }
