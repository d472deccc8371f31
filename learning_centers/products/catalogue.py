"""The list of products as an address asks for it: what is found, in which order, and what else
each filter would leave."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Value
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.places.models import Place
from learning_centers.directory.collation import collation_key
from learning_centers.models import Product, Standard

from .asked import NEWEST, Asked
from .bits import MONTHS

if TYPE_CHECKING:
    from django.http import QueryDict

    from .querysets import ProductQuerySet

PER_PAGE = 24
#: Hits of a search that are looked at: what comes after them nobody asked for.
MOST_FOUND = 2_000
COUNTS_LAST = 600  # seconds


@dataclass(frozen=True)
class Option:
    label: str
    count: int
    url: str
    chosen: bool = False


class Group(NamedTuple):
    key: str
    label: str
    options: list[Option]


class Kind(NamedTuple):
    """What products are counted by together: a few dozen kinds, however many products there are."""

    cluster: str
    standards: int
    now: bool


class Catalogue:
    def __init__(self, parameters: QueryDict) -> None:
        asked = Asked.of(parameters)
        found = Place.objects.with_ancestors().filter(code=asked.place).first()
        self.place: Place | None = found
        self.asked = asked if found else asked.but(place="")
        self._page = parameters.get("page")
        self._month = timezone.localdate().month

    @cached_property
    def pages(self) -> Page[Product]:
        products = self._narrowed.with_rows()
        if self._hits is not None:
            rank = {pk: number for number, pk in enumerate(self._hits)}
            keys = sorted(self._narrowed.values_list("pk", flat=True), key=rank.__getitem__)
            page = Paginator(keys, PER_PAGE).get_page(self._page)
            rows = {product.pk: product for product in products.filter(pk__in=page.object_list)}
            page.object_list = [rows[pk] for pk in page.object_list if pk in rows]
            return page
        order = ["-created_at", "-pk"] if self.asked.sort == NEWEST else ["sort_key", "pk"]
        paginator = Paginator(products.order_by(*order), PER_PAGE)
        paginator.count = self.total
        page = paginator.get_page(self._page)
        page.object_list = list(page.object_list)
        return page

    @property
    def total(self) -> int:
        return self._sum(self._fits)

    @cached_property
    def groups(self) -> list[Group]:
        month = MONTHS[self._month]
        now = Option(
            _("Can be had in %(month)s") % {"month": month},
            self._sum(lambda kind: kind.now and self._fits(kind, but="now")),
            self.asked.but(now="" if self.asked.now else "1").url,
            bool(self.asked.now),
        )
        groups = [
            Group("place", _("Where"), self._places()),
            Group("cluster", _("Kind"), self._clusters()),
            Group("standard", _("Standard"), self._standards()),
            Group("now", _("Season"), [now] if now.count or now.chosen else []),
        ]
        return [group for group in groups if group.options]

    @cached_property
    def chips(self) -> list[Option]:
        """What is chosen, each with the link that drops it."""
        asked, chips = self.asked, []
        if asked.q:
            chips.append((f"“{asked.q}”", "q"))
        if self.place:
            chips.append((self.place.full_name, "place"))
        if asked.cluster:
            chips.append((str(Product.Cluster(asked.cluster).label), "cluster"))
        if asked.standard:
            chips.append((str(Standard(asked.standard).label), "standard"))
        if asked.now:
            chips.append((_("Can be had in %(month)s") % {"month": MONTHS[self._month]}, "now"))
        return [Option(label, 0, asked.but(**{name: ""}).url, True) for label, name in chips]

    @property
    def orders(self) -> list[Option]:
        if self.asked.q or self.total < 2:
            return []
        newest = self.asked.sort == NEWEST
        return [
            Option(_("By name"), 0, self.asked.but(sort="").url, not newest),
            Option(_("Newest first"), 0, self.asked.but(sort=NEWEST).url, newest),
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the search form sends along."""
        return [(name, value) for name, value in vars(self.asked).items() if value and name != "q"]

    @cached_property
    def above(self) -> list[Option]:
        """The places around the chosen one, each as a step back."""
        return [
            Option(place.name, 0, self.asked.but(place=place.code).url)
            for place in (self.place.ancestors if self.place else [])
        ]

    @cached_property
    def _hits(self) -> list[int] | None:
        """What the search engine finds for the words, best first; none where there are no words."""
        if not self.asked.q:
            return None
        found = Product.objects.published().only("pk").search(self.asked.q)[:MOST_FOUND]
        return [product.pk for product in found]

    @cached_property
    def _readable(self) -> ProductQuerySet:
        products = Product.objects.readable()
        return products if self._hits is None else products.filter(pk__in=self._hits)

    @property
    def _around(self) -> ProductQuerySet:
        return self._readable.within(self.place) if self.place else self._readable

    @property
    def _narrowed(self) -> ProductQuerySet:
        return self._chosen(self._around)

    def _chosen(self, products: ProductQuerySet) -> ProductQuerySet:
        if self.asked.cluster:
            products = products.filter(cluster=self.asked.cluster)
        if self.asked.standard:
            bit = 1 << (Standard.number(self.asked.standard) - 1)
            products = products.annotate(meets=F("standard_bits").bitand(bit)).filter(meets__gt=0)
        return products.in_season() if self.asked.now else products

    @cached_property
    def _kinds(self) -> dict[Kind, int]:
        bit = 1 << (self._month - 1)
        rows = self._counted(
            f"kinds {self.asked.place}",
            self._around.order_by()
            .values_list("cluster", "standard_bits", F("months").bitand(bit))
            .annotate(Count("pk")),
        )
        counted: Counter[Kind] = Counter()
        for cluster, standards, now, count in rows:
            counted[Kind(cluster, standards, bool(now))] += count
        return counted

    def _counted(self, name: str, rows: ProductQuerySet) -> list[Any]:
        """Rows of counts, asked again only when a product or who may see one has changed."""
        if self._hits is not None:
            return list(rows)
        asked = repr([name, self._stamp, self._month])
        key = f"products.{hashlib.sha256(asked.encode()).hexdigest()}"
        return list(cache.get_or_set(key, lambda: list(rows), COUNTS_LAST) or [])

    @cached_property
    def _stamp(self) -> str:
        return Product.objects.all().stamp()

    def _sum(self, fits: Callable[[Kind], bool]) -> int:
        return sum(count for kind, count in self._kinds.items() if fits(kind))

    def _fits(self, kind: Kind, but: str = "") -> bool:
        """Whether all choices but one leave products of this kind."""
        asked = self.asked
        return (
            (but == "cluster" or not asked.cluster or kind.cluster == asked.cluster)
            and (but == "standard" or not asked.standard or _meets(kind, asked.standard))
            and (but == "now" or not asked.now or kind.now)
        )

    def _clusters(self) -> list[Option]:
        def has(value: str) -> Callable[[Kind], bool]:
            return lambda kind: kind.cluster == value

        options = (
            self._option("cluster", value, str(label), has(value))
            for value, label in Product.Cluster.choices
        )
        return [option for option in options if option]

    def _standards(self) -> list[Option]:
        def has(value: str) -> Callable[[Kind], bool]:
            return lambda kind: _meets(kind, value)

        options = (
            self._option("standard", value, str(label), has(value))
            for value, label in Standard.choices
        )
        return [option for option in options if option]

    def _option(
        self, name: str, value: str, label: str, has: Callable[[Kind], bool]
    ) -> Option | None:
        chosen = getattr(self.asked, name) == value
        count = self._sum(lambda kind: has(kind) and self._fits(kind, but=name))
        if not count and not chosen:
            return None
        return Option(label, count, self.asked.but(**{name: "" if chosen else value}).url, chosen)

    def _places(self) -> list[Option]:
        """The places one level below the chosen one, with what each has."""
        counts = self._by_area()
        below = Place.objects.current().filter(code__in=[area[-length:] for area, length in counts])
        names = {place.code: place for place in below}
        options = [
            (names[code], count)
            for (area, length), count in counts.items()
            if (code := area[-length:]) in names
        ]
        options.sort(
            key=lambda pair: (pair[0].level == 1 and pair[0].code, collation_key(pair[0].name))
        )
        return [
            Option(place.name, count, self.asked.but(place=place.code).url)
            for place, count in options
        ]

    def _by_area(self) -> dict[tuple[str, int], int]:
        """Products by the first letters of their area, with how many of these are the place's code."""
        level = self.place.level if self.place else 0
        if level == Place.Level.TAMBON:
            return {}
        length = 2 * (level + 1)
        digits = 2 if level == 0 else length - 2
        rows = self._counted(
            f"places {self.asked.but(sort='')}",
            self._chosen(self._around)
            .order_by()
            .annotate(below=Substr("area", Value(1), Value(length)))
            .values_list("below")
            .annotate(Count("pk")),
        )
        return {(area, digits): count for area, count in rows if len(area) == length}


def _meets(kind: Kind, standard: str) -> bool:
    return bool(kind.standards >> (Standard.number(standard) - 1) & 1)
