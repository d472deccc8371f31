"""What is indexed of pages beside their text, where the portal's search app is installed.

The engines themselves work without it, for any Django project.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import apps
from django.db.models import Model


def read_ahead(objects: Sequence[Model]) -> None:
    """Read what indexing these objects needs in a few queries for all of them."""
    if apps.is_installed("search"):
        from search import indexing

        indexing.read_ahead(objects)


def write_facets(objects: Sequence[Model]) -> None:
    """Keep what these pages can be narrowed down by, in one statement."""
    if not apps.is_installed("search"):
        return
    from wagtail.models import Page

    from search.facets import facets_of
    from search.models import PageFacets

    pages = [obj for obj in objects if isinstance(obj, Page)]
    PageFacets.objects.bulk_create(
        [PageFacets(page_id=page.pk, values=" ".join(facets_of(page))) for page in pages],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["values"],
    )


def facets_of(obj: Model) -> list[str]:
    """What an object can be narrowed down by; nothing where the search app is not installed."""
    if not apps.is_installed("search"):
        return []
    from search import facets

    return facets.facets_of(obj)
