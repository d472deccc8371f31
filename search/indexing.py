"""What search must know of a page beside its own text, read for many pages in a few queries.

An engine calls `read_ahead` before it makes entries of some pages, and `facets_of` for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Model, prefetch_related_objects

from kmportal.core.models import ContentPage
from kmportal.core.querysets import translated_texts
from kmportal.places.models import Place
from lessons.querysets import read_uses_ahead

from .comment_texts import said_texts
from .document_texts import attached_texts

#: Read again for pages that a rebuild read without them; each costs one query a batch.
RELATIONS = (
    "locale",
    "tagged_items__tag",
    "contributors",
    "theme_tags__theme__parent__parent",
    "place_tags__place__region",
    "place_tags__place__successor__region",
    "place_tags__place__parent__parent__parent",
)


def read_ahead(objects: Iterable[Model]) -> None:
    """Read what indexing these objects needs, where they are pages with content."""
    pages = [page for page in objects if isinstance(page, ContentPage)]
    if not pages:
        return
    prefetch_related_objects(pages, *RELATIONS)
    read_uses_ahead(pages)
    texts, attached = translated_texts(pages), attached_texts(pages)
    said = said_texts(pages)
    for page in pages:
        page.in_other_languages = texts.get(page.pk, [])
        page.attached_text = [file.text for file in attached[page.pk]]
        page.said_text = said.get(page.pk, [])


def values_of(page: Model) -> list[str]:
    """The facet values of a page; see `search.facets`."""
    if not isinstance(page, ContentPage) or not page.kind:
        return []
    values = [f"type:{page.kind}", f"lang:{page.locale.language_code}", *_themes(page)]
    values += _places(page)
    if page.content_date:
        values.append(f"year:{page.content_date.year}")
    if page.said_text:
        values.append("has:comments")
    if _has_full_text(page):
        values.append("has:full-text")
    return list(dict.fromkeys(values))


def _themes(page: ContentPage) -> Iterator[str]:
    for tag in page.theme_tags.all():
        for theme in (tag.theme, *tag.theme.ancestors):
            yield f"theme:{theme.slug}"


def _places(page: ContentPage) -> Iterator[str]:
    for tag in page.place_tags.all():
        if tag.place:
            place = _todays(tag.place)
            for each in (place, *place.ancestors):
                yield f"place:{each.code}"


def _todays(place: Place) -> Place:
    """What an abolished area belongs to today; places follow each other a few times at most."""
    for _step in range(4):
        if not (place.abolished and place.successor):
            break
        place = place.successor
    return place


def _has_full_text(page: ContentPage) -> bool:
    """Whether a document comes with the page: a research's full text, a lesson's attachments."""
    return bool(getattr(page, "full_text_id", None) or getattr(page, "attachments", None))
