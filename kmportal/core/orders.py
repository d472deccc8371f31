"""Orders of lists beside newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models.expressions import OrderBy
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Order:
    """Declared by a page type; `by` is asked of `ContentPage`, since lists mix types."""

    key: str
    label: str | Promise
    by: OrderBy


#: Orders of pages of every type, which apps that know what pages do not add.
shared: list[Order] = []


@dataclass(frozen=True)
class OrderChoice:
    label: str
    url: str
    active: bool
