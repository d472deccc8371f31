"""The five bases, each as a thread as long as its share of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import Count
from django.db.models.functions import Coalesce
from wagtail.models import Locale

from kmportal.core import home
from kmportal.themes.models import PageTheme, Theme

register = template.Library()


@dataclass(frozen=True)
class Thread:
    theme: Theme
    count: int
    share: int  #: percent of the longest thread


@register.inclusion_tag("components/threads.html")
def theme_threads(locale: Locale) -> dict[str, Any]:
    """Pages count for the base of the theme they are tagged with, once each."""
    counts = dict(
        PageTheme.objects.filter(page__in=home.shown(locale).order_by().values("pk"))
        .order_by()
        .annotate(base=Coalesce("theme__parent", "theme"))
        .values_list("base")
        .annotate(Count("page", distinct=True))
    )
    longest = max(counts.values(), default=0) or 1
    bases = Theme.objects.filter(parent=None)
    return {
        "threads": [
            Thread(theme, count := counts.get(theme.pk, 0), round(100 * count / longest))
            for theme in bases
        ]
    }
