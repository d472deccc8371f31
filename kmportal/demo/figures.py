"""The network's figures: indicators, numbers and the totals their source states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmportal.figures.models import Category, Dimension, Figure, Indicator, StatedTotal
from kmportal.places.models import Place

from .sources import read

if TYPE_CHECKING:
    from wagtail.models import Page


def load_figures(pages: dict[tuple[str, str], Page]) -> None:
    """Everything of `figures.toml`, with the page it was read from."""
    facts = read("figures.toml")
    common = {"source": facts["source"], "source_page": pages.get((facts["page"], "th"))}
    sources = {"source_th": facts["source"], "source_en": facts["source_en"]}
    for row in facts["dimensions"]:
        _make_dimension(row)
    for order, row in enumerate(facts["indicators"], start=1):
        figures, totals = row.pop("figures"), row.pop("totals", [])
        dimension = Dimension.objects.filter(slug=row.pop("dimension", "")).first()
        indicator = Indicator.objects.create(
            **row, **sources, dimension=dimension, sort_order=order * 10
        )
        for cell in figures:
            Figure.objects.create(indicator=indicator, **common, **_cell(cell, dimension))
        for cell in totals:
            StatedTotal.objects.create(indicator=indicator, **common, **_cell(cell, dimension))


def _make_dimension(row: dict[str, Any]) -> None:
    categories = row.pop("categories")
    dimension: Dimension = Dimension.objects.create(**row)
    for order, category in enumerate(categories, start=1):
        Category.objects.create(dimension=dimension, sort_order=order, **category)


def _cell(cell: dict[str, Any], dimension: Dimension | None) -> dict[str, Any]:
    place, category = cell.pop("place", None), cell.pop("category", None)
    return cell | {
        "place": Place.objects.get(code=place) if place else None,
        "category": Category.objects.get(dimension=dimension, slug=category) if category else None,
    }
