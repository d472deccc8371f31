"""The objects of hits, in no order: one costs more to compile than the few rows to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from wagtail.models import PageQuerySet


def by_key(queryset: QuerySet, keys: Collection[Any]) -> dict[Any, Model]:
    """Those of the queryset's objects that have these primary keys, by key."""
    chosen = queryset.filter(pk__in=keys).order_by()
    if hasattr(chosen, "specific") and _is_plainly_specific(chosen):
        return _specific(chosen)
    return {obj.pk: obj for obj in chosen}


def _is_plainly_specific(pages: PageQuerySet) -> bool:
    """Whether `specific()` was called, and nothing that adds to what it reads."""
    from wagtail.query import SpecificIterable  # a backend works without Wagtail's apps

    more = (
        pages.query.annotations,
        pages._specific_select_related_fields,
        pages._specific_prefetch_related_lookups,
        pages._defer_streamfields,
    )
    return pages._iterable_class is SpecificIterable and not any(more)


def _specific(pages: PageQuerySet) -> dict[Any, Model]:
    """As Wagtail reads them, which puts those of each type in the order of the tree."""
    from django.contrib.contenttypes.models import ContentType

    types: dict[int, list[Any]] = defaultdict(list)
    for key, content_type in pages.values_list("pk", "content_type"):
        types[content_type].append(key)
    found: dict[Any, Model] = {}
    for content_type, keys in types.items():
        model = ContentType.objects.get_for_id(content_type).model_class() or pages.model
        found |= {page.pk: page for page in model._default_manager.filter(pk__in=keys).order_by()}
    return found
