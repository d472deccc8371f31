"""The search page and the same as JSON. Whatever is asked, it answers, never with an error."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import strip_tags
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from . import query_log
from .queries import Search

if TYPE_CHECKING:
    from .narrowing import Option
    from .rows import Result


@require_safe
@cache_control(private=True)
@vary_on_cookie
def search(request: HttpRequest) -> HttpResponse:
    asked = Search.of(request.GET, request.user)
    context = {
        "search": asked,
        "query": asked.text,
        "results": asked.results,
        "total": asked.total,
        "page_query": asked.address.query,
    }
    query_log.note(request, asked)
    return render(request, "search/search.html", context)


@require_safe
@cache_control(private=True)
@vary_on_cookie
def results_json(request: HttpRequest) -> JsonResponse:
    """What the page shows, for programs: no more than that."""
    asked = Search.of(request.GET, request.user)
    results, correction = asked.results, asked.correction
    answer = {
        "query": asked.text,
        "total": asked.total,
        "page": results.number,
        "pages": results.paginator.num_pages,
        "correction": correction
        and {"typed": correction.typed, "text": correction.text, "applied": correction.applied},
        "notes": asked.notes,
        "results": [_row(request, result) for result in results],
        "facets": {
            group.key: {"label": group.label, "values": [_option(o) for o in group.options]}
            for group in asked.facets
        },
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _row(request: HttpRequest, result: Result) -> dict[str, Any]:
    page = result.page
    return {
        "title": page.title,
        "title_html": result.title_html,
        "url": page.get_full_url(request),
        "snippet": _text(result.snippet_html),
        "snippet_html": result.snippet_html,
        "snippet_from": result.snippet_from,
        "snippet_said": result.snippet_said,
        "type": page.kind,
        "type_label": str(page.kind_label),
        "language": page.locale.language_code,
        "date": page.content_date,
        "places": [str(tag) for tag in page.place_tags.all()],
        "themes": [tag.theme.name for tag in page.theme_tags.all()],
        "authors": [person.shown_name for person in page.contributors.all()],
    }


def _text(html: str) -> str:
    return unescape(strip_tags(html))


def _option(option: Option) -> dict[str, Any]:
    shown = {
        "value": option.value,
        "label": option.label,
        "count": option.count,
        "chosen": option.chosen,
    }
    below = [_option(child) for child in option.children]
    return shown | ({"values": below} if below else {})
