"""What the newest drafts of many pages say of themes, places and tags, in a fixed number of queries.

`Page.get_latest_revision_as_object` asks the database anew for each page and each of its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from modelcluster.queryset import FakeQuerySet
from taggit.models import Tag
from wagtail.models import Page, Revision

from kmportal.core.models import ContentPage
from kmportal.core.models.content_page import PageTag
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme, Theme

#: Relation of a page, its rows' model, and which of their fields is looked at.
RELATIONS: tuple[tuple[str, type[Model], str], ...] = (
    ("theme_tags", PageTheme, "theme"),
    ("place_tags", PagePlace, "place"),
    ("tagged_items", PageTag, "tag"),
)


def read_published_tags(pages: Sequence[ContentPage]) -> None:
    rows = list(PageTag.objects.filter(content_object__in=pages).select_related("tag"))
    for page in pages:
        _keep(
            page, "tagged_items", PageTag, [row for row in rows if row.content_object_id == page.pk]
        )


def read_drafts(pages: Iterable[Page]) -> None:
    """A page without a draft stays as it is."""
    drafts = [page for page in pages if isinstance(page, ContentPage) and page.latest_revision_id]
    revisions = Revision.objects.in_bulk([page.latest_revision_id for page in drafts])
    contents = {page.pk: revisions[page.latest_revision_id].content for page in drafts}
    for relation, model, name in RELATIONS:
        wanted = {key for each in contents.values() for key in _keys(each, relation, name)}
        known = {row.pk: row for row in _all(name).filter(pk__in=wanted)}
        for page in drafts:
            keys = _keys(contents[page.pk], relation, name)
            _keep(page, relation, model, [model(**{name: known[k]}) for k in keys if k in known])


def _all(name: str) -> QuerySet[Any]:
    match name:
        case "theme":
            return Theme.objects.with_ancestors()
        case "place":
            return Place.objects.with_ancestors()
    return Tag.objects.all()


def _keys(content: dict[str, Any], relation: str, name: str) -> list[Any]:
    return [row[name] for row in content.get(relation) or [] if row.get(name)]


def _keep(page: Page, relation: str, model: type[Model], rows: list[Any]) -> None:
    cache = page.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[relation] = FakeQuerySet(model, rows)
