"""Tags and filters of the results page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django import template

from search.backends.elastic_breaker import away

register = template.Library()

#: Choices of a group shown at once; the rest is folded, but never so few that folding hides nothing.
SHOWN, FEWEST_FOLDED = 6, 3


class Choice(Protocol):
    open: bool


@register.filter
def shown(choices: Sequence[Choice]) -> Sequence[Choice]:
    return choices if len(choices) < SHOWN + FEWEST_FOLDED else choices[:SHOWN]


@register.filter
def folded(choices: Sequence[Choice]) -> Sequence[Choice]:
    return choices[len(shown(choices)) :]


@register.filter
def any_open(choices: Sequence[Choice]) -> bool:
    """Whether one of the choices is made, or one below it: a fold must not hide that."""
    return any(choice.open for choice in choices)


@register.inclusion_tag("search/engine_note.html", takes_context=True)
def search_engine_note(context: template.Context) -> dict[str, Any]:
    """That Elasticsearch is away, for who takes care of the search; everyone else is not troubled."""
    user = getattr(context.get("request"), "user", None)
    cares = user is not None and user.has_perm("search.change_synonym")
    return {"away": away() if cares else None}
