"""The suggestions below the search box, as `static/js/search-suggest.js` reads them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .suggestions import Group, Suggestion, suggest


@require_safe
@cache_control(private=True, max_age=60)
def suggestions(request: HttpRequest) -> JsonResponse:
    groups = suggest(request.GET.get("q", ""), request.user)
    count = sum(len(group.suggestions) for group in groups)
    return JsonResponse({"groups": [_group(group) for group in groups], "status": _status(count)})


def _status(count: int) -> str:
    """What a screen reader says when the list appears."""
    if not count:
        return _("No suggestions.")
    text = ngettext(
        "%(count)d suggestion. Use the arrow keys to choose.",
        "%(count)d suggestions. Use the arrow keys to choose.",
        count,
    )
    return text % {"count": count}


def _group(group: Group) -> dict[str, Any]:
    return {
        "key": group.key,
        "label": group.label,
        "options": [_option(suggestion) for suggestion in group.suggestions],
    }


def _option(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "pieces": suggestion.pieces,
        "url": suggestion.url,
        "detail": suggestion.detail,
        "lang": suggestion.lang,
        "dye": suggestion.dye,
    }
