"""How many products the portal holds, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from kmportal.figures.holdings import Held, Kind, register
from learning_centers.models import Product

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The letters with which `area` begins: the region's code, or `--` without one.
REGION_LETTERS = 2


def held() -> Iterator[Held]:
    areas = Product.objects.readable().order_by().values_list("area").annotate(Count("pk"))
    for area, count in areas:
        region, code = area[:REGION_LETTERS], area[REGION_LETTERS:]
        yield Held(code or region or None, region if region.isalnum() else None, count)


register(Kind("product", _("Product"), "products"), held)
