"""The products a centre's text names: one each, with its English words from the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from learning_centers.models import Product
from learning_centers.querysets import main_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import Page

    from .sources import Source


def make_products(pages: Mapping[tuple[str, str], Page], source: Source) -> list[Product]:
    """Made before the centre is published, so that its entry in the index holds their names."""
    center = pages[source.name, source.language]
    thai: list[dict[str, Any]] = source.fields.get("products", [])
    english: list[dict[str, Any]] = (source.translation or {}).get("products", [])
    made = []
    for number, row in enumerate(thai, 1):
        translated = english[number - 1] if number <= len(english) else {}
        words = {f"{name}_en": text for name, text in translated.items()}
        key = f"demo-{source.name}-{number}"[:60]
        product = Product(key=key, center=center, place=main_place(center), **row, **words)
        product.full_clean()
        product.save()
        made.append(product)
    return made
