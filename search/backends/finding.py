"""modelsearch's query trees for the engines in the database: each leaf is asked, trees are sets."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, PlainText, SearchQuery

from .ranked import Found

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class FindsTrees:
    """Of a query compiler that has `find_leaf`."""

    query: SearchQuery

    def find(self, connection: BaseDatabaseWrapper) -> Found:
        """What the whole query finds, before the queryset's own filters."""
        return self._find(self.query, connection)

    def find_leaf(self, leaf: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        raise NotImplementedError

    def _find(self, query: SearchQuery, connection: BaseDatabaseWrapper) -> Found:
        if isinstance(query, MatchAll):
            return Found({}, all_but=True)
        if isinstance(query, Not):
            return ~self._find(query.subquery, connection)
        if isinstance(query, Boost):
            return self._find(query.subquery, connection).boosted(query.boost)
        if isinstance(query, And | Or):
            parts = (self._find(part, connection) for part in query.subqueries)
            return reduce(and_ if isinstance(query, And) else or_, parts)
        return self.find_leaf(query, connection).boosted(getattr(query, "boost", 1.0))


def plain_text(leaf: SearchQuery) -> PlainText:
    """Errors are mended before anything is asked, so `Fuzzy` has nothing to add."""
    if isinstance(leaf, Fuzzy):
        return PlainText(leaf.query_string, operator=leaf.operator)
    if not isinstance(leaf, PlainText):
        raise NotImplementedError(f"{type(leaf).__name__} cannot be asked of this engine.")
    return leaf
