"""Pages like the one a reader is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.core.cache import cache

from kmportal.core.models import ContentPage
from search.similar import similar_to

if TYPE_CHECKING:
    from collections.abc import Iterable

register = template.Library()

#: Seconds for which the answer of the engine is kept; whether anyone may read them is asked each time.
KEPT = 600
MOST_SHOWN = 4
#: Asked for beside those shown, since some may stand on the page already.
SPARE = 6


@register.simple_tag
def similar_pages(page: ContentPage, besides: Iterable[ContentPage] = ()) -> list[ContentPage]:
    """The most alike first, without those shown already. None for a page that is only previewed."""
    if not (page.pk and page.live):
        return []
    key = f"search.similar.{page.pk}.{page.latest_revision_id}"
    keys = cache.get(key)
    if keys is None:
        keys = [found.pk for found in similar_to(page, MOST_SHOWN + SPARE)]
        cache.set(key, keys, KEPT)
    shown = {each.pk for each in besides or ()}
    wanted = [key for key in keys if key not in shown]
    pages = ContentPage.objects.readable().filter(pk__in=wanted).defer_streamfields()
    found = {each.pk: each for each in pages.specific().with_shown_relations()}
    return [found[key] for key in wanted if key in found][:MOST_SHOWN]
