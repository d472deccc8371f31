"""What an address asks of the list of products, and the addresses of what it could ask besides."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from learning_centers.models import Product, Standard

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST_QUERY = 200
NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\s]+")
NEWEST = "new"


@dataclass(frozen=True)
class Asked:
    """What the address holds; values that make no sense are taken as absent."""

    q: str = ""
    place: str = ""
    cluster: str = ""
    standard: str = ""
    now: str = ""
    sort: str = ""

    @classmethod
    def of(cls, parameters: QueryDict) -> Asked:
        def one_of(name: str, allowed: Collection[str]) -> str:
            value = parameters.get(name, "")
            return value if value in allowed else ""

        return cls(
            q=NOT_TEXT.sub(" ", parameters.get("q", "")[:LONGEST_QUERY]).strip(),
            place=parameters.get("place", "")[:6],
            cluster=one_of("cluster", Product.Cluster.values),
            standard=one_of("standard", Standard.values),
            now=one_of("now", ["1"]),
            sort=one_of("sort", [NEWEST]),
        )

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in vars(self).items() if value})

    @property
    def url(self) -> str:
        return f"{reverse('products')}?{self.query}" if self.query else reverse("products")

    def but(self, **changes: str) -> Asked:
        return replace(self, **changes)
