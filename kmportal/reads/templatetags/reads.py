"""How often a page was read, on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from kmportal.reads import totals

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage

register = template.Library()


@register.inclusion_tag("reads/read_times.html")
def read_times(page: ContentPage) -> dict[str, int]:
    return {"count": totals.of([page])[page.pk] if page.pk else 0}
