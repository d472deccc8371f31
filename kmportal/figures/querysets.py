"""Questions about figures. Adding up is `sums`' work; these only fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from .entries import Entry

if TYPE_CHECKING:
    from kmportal.places.models import Place
NAMES = (
    "indicator",
    "category",
    "source_page",
    "place__region",
    "place__parent__parent__parent",
)


class IndicatorQuerySet(models.QuerySet):
    def with_figures(self) -> Self:
        return self.filter(figures__isnull=False).distinct()


class FigureQuerySet(models.QuerySet):
    def within(self, place: Place) -> Self:
        """Figures of the place and of everything below it."""
        if place.level == place.Level.REGION:
            return self.filter(Q(place=place) | Q(place__region=place))
        todays = Coalesce("place__successor__code", "place__code")
        return self.annotate(todays_code=todays).filter(todays_code__startswith=place.code)

    def with_names(self) -> Self:
        """Read what rows show in the same query."""
        return self.select_related(*NAMES)

    def entries(self) -> list[Entry]:
        """The numbers as `sums` takes them, an abolished area's where its successor is."""
        rows = self.order_by().values_list(
            "indicator",
            "year",
            "category",
            "value",
            Coalesce("place__successor__code", "place__code"),
            Coalesce("place__successor__region__code", "place__region__code"),
        )
        return [Entry.at(*row) for row in rows]


class StatedTotalQuerySet(models.QuerySet):
    def with_names(self) -> Self:
        return self.select_related(*NAMES)
