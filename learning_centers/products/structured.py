"""A product as schema.org describes it, for search engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wagtail.images.models import SourceImageIOError

from kmportal.core.structured import as_script

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from learning_centers.models import Product


def as_structured(product: Product, absolute: Callable[[str], str]) -> SafeString:
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.shown_name,
        "url": absolute(product.get_absolute_url()),
        "description": product.shown_description,
        "image": _image(product, absolute),
        "manufacturer": _named("Organization", product.maker),
        "countryOfOrigin": "TH",
        "offers": _offer(product, absolute),
    }
    return as_script({name: fact for name, fact in facts.items() if fact})


def _image(product: Product, absolute: Callable[[str], str]) -> str:
    picture = product.lead_picture
    if picture is None:
        return ""
    try:
        return absolute(picture.image.get_rendition("max-1200x1200|format-webp").url)
    except SourceImageIOError:
        return ""


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _offer(product: Product, absolute: Callable[[str], str]) -> dict[str, Any]:
    if product.price is None:
        return {}
    return {
        "@type": "Offer",
        "price": f"{product.price:.2f}",
        "priceCurrency": "THB",
        "url": absolute(product.get_absolute_url()),
    }
