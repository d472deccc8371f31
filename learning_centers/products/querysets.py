"""Which products anyone may see, and where they are from."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from modelsearch.queryset import SearchableQuerySetMixin

if TYPE_CHECKING:
    from kmportal.places.models import Place
    from kmportal.themes.models import Theme
    from learning_centers.models import LearningCenterPage, Product


class ProductQuerySet(SearchableQuerySetMixin, models.QuerySet["Product"]):
    def published(self) -> ProductQuerySet:
        """Whatever its centre's page is; say first that the reader may see that."""
        return self.filter(published=True)

    def readable(self) -> ProductQuerySet:
        """What anyone may see: published, and not of a centre whose own page is hidden.

        The hidden centres are few and asked for first: counting fifty thousand products then needs
        no look at pages.
        """
        hidden = self.hidden_centers()
        return self.published().exclude(center__in=hidden) if hidden else self.published()

    def hidden_centers(self) -> list[int]:
        """Centres whose page not everyone may read."""
        centers = self.model._meta.get_field("center").related_model._default_manager.order_by()
        readable = centers.readable().values("pk")
        return list(centers.exclude(pk__in=readable).order_by("pk").values_list("pk", flat=True))

    def stamp(self) -> str:
        """Another text as soon as anything has changed that a list counts, in whichever process."""
        facts = self.model._default_manager.aggregate(models.Max("changed_at"), models.Count("pk"))
        return repr([*facts.values(), self.hidden_centers()])

    def of_center(self, center: LearningCenterPage) -> ProductQuerySet:
        """Those of a centre, whichever language its page is in."""
        return self.filter(center__translation_key=center.translation_key)

    def within(self, place: Place) -> ProductQuerySet:
        return self.filter(area__startswith=area_of(place))

    def about(self, themes: list[Theme]) -> ProductQuerySet:
        """Of one of the themes, by tag or by cluster."""
        slugs = [theme.slug for theme in themes]
        tagged = self.model.themes.through.objects.filter(theme__in=themes).values("product")
        return self.filter(Q(cluster__in=slugs) | Q(pk__in=tagged))

    def in_season(self, day: datetime.date | None = None) -> ProductQuerySet:
        month = (day or timezone.localdate()).month
        return self.annotate(now=F("months").bitand(1 << (month - 1))).filter(now__gt=0)

    def with_rows(self) -> ProductQuerySet:
        """What a list shows of each."""
        return self.select_related(
            "place__region", "place__parent__parent__parent"
        ).prefetch_related("pictures__image__renditions", "standards")


def made_at(center: LearningCenterPage) -> list[Product]:
    """What a centre's own page shows: who may read the page may read these."""
    related = type(center)._meta.get_field("products").related_model
    products = cast("ProductQuerySet", related._default_manager.all())
    return list(products.published().of_center(center).with_rows())


def area_of(place: Place | None) -> str:
    """Region and today's code in one text, so that one column narrows down to any level.

    `r3310427` is ต.หนองโสน in the north-east; what begins with `r331` is in Buri Ram.
    """
    if place is None:
        return ""
    for _step in range(4):
        if not (place.abolished and place.successor):
            break
        place = place.successor
    if place.level == place.Level.REGION:
        return place.code
    return f"{place.region.code if place.region else '--'}{place.code}"
