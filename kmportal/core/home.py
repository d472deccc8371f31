"""What the home page shows: the newest of each kind, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.text import capfirst

from kmportal.core.listing import page_types
from kmportal.core.models.content_page import ContentPage
from kmportal.core.querysets import read_shown_relations

if TYPE_CHECKING:
    from wagtail.models import Locale

    from kmportal.core.querysets import ContentPageQuerySet

LESSONS, NOTES = 4, 3
#: The order totals stand in; kinds named nowhere come last.
ORDER = ("lesson", "note", "research", "center", "event")


@dataclass(frozen=True)
class Total:
    kind: str
    label: str
    count: int


def shown(locale: Locale) -> ContentPageQuerySet:
    """All that a reader of one language may find."""
    pages: ContentPageQuerySet = ContentPage.objects.readable().shown_in(locale)
    return pages


def newest(locale: Locale) -> dict[str, list[ContentPage]]:
    """Some lessons and some notes, ready for rows: read together, whatever their number."""
    types = content_types()
    chosen = {"lesson": LESSONS, "note": NOTES}
    pages = {
        kind: list(
            shown(locale)
            .filter(content_type=types[kind])
            .newest_first()
            .defer_streamfields()
            .specific()[:number]
        )
        for kind, number in chosen.items()
    }
    read_shown_relations([page for some in pages.values() for page in some])
    return pages


def totals(locale: Locale) -> list[Total]:
    """How many pages of each kind there are."""
    counts = dict(shown(locale).order_by().values_list("content_type").annotate(Count("pk")))
    types, models = content_types(), page_types()
    return [
        Total(kind, capfirst(models[kind]._meta.verbose_name_plural), counts.get(types[kind].pk, 0))
        for kind in sorted(types, key=lambda kind: (*ORDER, kind).index(kind))
    ]


def content_types() -> dict[str, ContentType]:
    models = page_types()
    by_model = ContentType.objects.get_for_models(*models.values())
    return {kind: by_model[model] for kind, model in models.items()}
