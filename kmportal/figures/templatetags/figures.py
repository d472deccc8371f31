"""Figures on other apps' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from kmportal.figures.models import Figure, Indicator

if TYPE_CHECKING:
    from kmportal.places.models import Place

register = template.Library()


@register.inclusion_tag("figures/of_place.html")
def figures_of(place: Place) -> dict[str, Any]:
    """Links to the indicators that have a figure of the place or of something in it; one query."""
    found = Figure.objects.within(place).order_by().values("indicator")
    return {"place": place, "indicators": Indicator.objects.filter(pk__in=found)}
