"""The menus of the site, for the frame of every page."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from kmportal.menus.showing import SiteMenus

register = template.Library()


@register.simple_tag(takes_context=True)
def site_menus(context: template.Context) -> SiteMenus:
    """Once a request and language, since the head and the foot ask for the same."""
    request, language = context["request"], get_language() or ""
    known: dict[str, SiteMenus] = request.__dict__.setdefault("_site_menus", {})
    if language not in known:
        known[language] = SiteMenus(request)
    return known[language]
