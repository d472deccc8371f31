"""A list of pages of mixed types: newest first or as a type declares, filtered by type, one page of
twenty at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.utils.translation import gettext as _

from kmportal.core import orders
from kmportal.core.models.content_page import ContentPage
from kmportal.core.orders import Order, OrderChoice
from kmportal.core.querysets import read_shown_relations

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

PER_PAGE = 20


def page_types() -> dict[str, type[ContentPage]]:
    """Every type of content page by its kind. Apps add types by subclassing; none is named here."""
    models = (model for model in apps.get_models() if issubclass(model, ContentPage))
    ordered = sorted(models, key=lambda model: model.kind_order)
    return {model.kind: model for model in ordered if model.kind}


@dataclass(frozen=True)
class Kind:
    """One choice of the filter by type; the empty kind means all."""

    kind: str
    label: str
    count: int
    url: str
    active: bool


class Listing:
    """What a reader sees of some pages, as the address asks: `?type=lesson&page=2`.

    Give it only pages the reader may see. Values that make no sense are taken as absent,
    and a page number beyond the end shows the last page.
    """

    def __init__(self, pages: ContentPageQuerySet, parameters: QueryDict) -> None:
        self._all = pages
        self._parameters = parameters
        wanted = parameters.get("type", "")
        self.kind = wanted if wanted in page_types() else ""
        self._sort = parameters.get("sort", "")

    @cached_property
    def pages(self) -> PageOfList:
        """The rows to show, as objects of their own types with what rows need read ahead."""
        chosen = self._all.newest_first()
        if self.order:
            chosen = chosen.order_by(self.order.by, *chosen.query.order_by)
        if self.kind:
            chosen = chosen.filter(content_type=self._content_types[self.kind])
        paginator = Paginator(chosen.defer_streamfields().specific(), PER_PAGE)
        # Counted already for the filter: no second COUNT.
        paginator.count = self.total
        page = paginator.get_page(self._parameters.get("page"))
        page.object_list = list(page.object_list)
        read_shown_relations(page.object_list)
        return page

    @cached_property
    def kinds(self) -> list[Kind]:
        """The filter: all, then each type that has pages here; empty where there is no choice."""
        choices = [self._choice("", str(_("All")), sum(self._counts.values()))]
        for kind, model in page_types().items():
            if self._counts.get(kind) or kind == self.kind:
                label = str(model.kind_label)
                choices.append(self._choice(kind, label, self._counts.get(kind, 0)))
        return choices if self.kind or len(choices) > 2 else []

    @property
    def order(self) -> Order | None:
        """The order asked for, where a type in the list has it."""
        return next((order for order in self._orders if order.key == self._sort), None)

    @property
    def orders(self) -> list[OrderChoice]:
        """Newest first and every other order of what is listed; empty where there is no choice."""
        if not self._orders or self.total < 2:
            return []
        newest = OrderChoice(str(_("Newest first")), f"?{self._query('')}", self.order is None)
        return [newest] + [
            OrderChoice(str(order.label), f"?{self._query(order.key)}", order == self.order)
            for order in self._orders
        ]

    @property
    def total(self) -> int:
        """How many pages the filter leaves."""
        return self._counts.get(self.kind, 0) if self.kind else sum(self._counts.values())

    @property
    def query(self) -> str:
        """The part of the address that keeps filter and order from page to page: `type=lesson`."""
        return self._query(self.order.key if self.order else "")

    def _query(self, sort: str) -> str:
        asked = {"type": self.kind, "sort": sort}
        return urlencode({name: value for name, value in asked.items() if value})

    @cached_property
    def _orders(self) -> list[Order]:
        kinds = [self.kind] if self.kind else list(self._counts)
        return [order for kind in kinds for order in page_types()[kind].orders] + orders.shared

    @cached_property
    def _content_types(self) -> dict[str, ContentType]:
        models = page_types()
        by_model = ContentType.objects.get_for_models(*models.values())
        return {kind: by_model[model] for kind, model in models.items()}

    @cached_property
    def _counts(self) -> dict[str, int]:
        rows = self._all.order_by().values_list("content_type").annotate(Count("pk"))
        by_type = dict(rows)
        kinds = {kind: by_type.get(ct.pk, 0) for kind, ct in self._content_types.items()}
        return {kind: count for kind, count in kinds.items() if count}

    def _choice(self, kind: str, label: str, count: int) -> Kind:
        return Kind(kind, label, count, f"?type={kind}" if kind else "?", kind == self.kind)
