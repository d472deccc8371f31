"""Products on the pages of what they belong to: a centre, a place, a theme."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from kmportal.places.models import Place
from kmportal.themes.models import Theme
from learning_centers.models import Product
from learning_centers.products.asked import Asked
from learning_centers.products.querysets import ProductQuerySet

register = template.Library()

MOST_SHOWN = 4


@dataclass(frozen=True)
class Some:
    """The first products of a list, how many there are, and where all of them are."""

    shown: list[Product]
    total: int
    url: str


@register.simple_tag
def products_in(place: Place) -> Some:
    return _some(Product.objects.readable().within(place), Asked(place=place.code).url)


@register.simple_tag
def products_about(theme: Theme) -> Some:
    """Of a theme and its branches; only clusters have a list of their own to lead to."""
    themes = [theme, *getattr(theme, "branches", [])]
    cluster = theme.slug if theme.slug in Product.Cluster.values else ""
    url = Asked(cluster=cluster).url if cluster else ""
    return _some(Product.objects.readable().about(themes), url)


def _some(products: ProductQuerySet, url: str) -> Some:
    shown = list(products.with_rows().order_by("sort_key", "pk")[: MOST_SHOWN + 1])
    total = products.count() if len(shown) > MOST_SHOWN else len(shown)
    return Some(shown[:MOST_SHOWN], total, url)
