"""The directory on the page that lists the centers."""

from __future__ import annotations

from django import template
from django.conf import settings
from wagtail.models import Locale

from learning_centers.directory.directory import Directory

register = template.Library()


@register.simple_tag(takes_context=True)
def directory(context: template.Context, locale: Locale) -> Directory:
    """What the address asks for, made once for a page however often it is named."""
    request = context["request"]
    if not hasattr(request, "center_directory"):
        request.center_directory = Directory(locale, request.GET)
    found: Directory = request.center_directory
    return found


@register.simple_tag
def tiles() -> dict[str, str]:
    return {"url": settings.MAP_TILE_URL, "attribution": settings.MAP_ATTRIBUTION}
