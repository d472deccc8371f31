"""Products and their centres in the search engine: one by one as they are edited, many at once for a
table, where asking for each one's place and themes would take longer than all the rest."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from modelsearch.backends import get_search_backends
from modelsearch.tasks import insert_or_update_object_task

from learning_centers.models import LearningCenterPage, Product

logger = logging.getLogger(__name__)


def index_product(pk: int) -> None:
    insert_or_update_object_task.enqueue("learning_centers", "product", str(pk))


def index_products(pks: Iterable[int]) -> None:
    products = Product.objects.filter(pk__in=pks).select_related(
        "place__region", "place__parent__parent__parent"
    )
    found = list(products.prefetch_related("themes__parent__parent", "standards"))
    for backend in get_search_backends(with_auto_update=True) if found else ():
        try:
            backend.add_bulk(Product, found)
        except Exception:  # an engine that is away must not undo an import
            logger.exception("Products were not added to the search index")
            if not backend.catch_indexing_errors:
                raise


def index_centers(pks: Iterable[int]) -> None:
    """Centres are found by what they make; in every language they have."""
    keys = LearningCenterPage.objects.filter(pk__in=pks).values("translation_key")
    pages = LearningCenterPage.objects.filter(translation_key__in=keys, live=True)
    for pk in pages.order_by("pk").values_list("pk", flat=True):
        insert_or_update_object_task.enqueue("learning_centers", "learningcenterpage", str(pk))
