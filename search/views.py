"""The search page. Whatever is asked, it answers with a page, never with an error."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kmportal.core.listing import Kind, page_types

from .queries import Search


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = Search(
        request.GET.get("q", ""), request.GET.get("type", ""), request.GET.get("page", "1")
    )
    kept = {"q": asked.text} | ({"type": asked.kind} if asked.kind else {})
    context = {
        "query": asked.text,
        "results": asked.results,
        "total": asked.total,
        "kinds": kinds(asked),
        "page_query": urlencode(kept),
    }
    return render(request, "search/search.html", context)


def kinds(asked: Search) -> list[Kind]:
    """The filter by type: all, then each kind found; none where there is no choice."""

    def choice(kind: str, label: str, count: int) -> Kind:
        address = urlencode({"q": asked.text} | ({"type": kind} if kind else {}))
        return Kind(kind, label, count, f"?{address}", kind == asked.kind)

    found = [
        choice(kind, str(model.kind_label), asked.counts.get(kind, 0))
        for kind, model in page_types().items()
        if asked.counts.get(kind) or kind == asked.kind
    ]
    if len(found) < 2 and not asked.kind:
        return []
    return [choice("", str(_("All")), sum(asked.counts.values())), *found]
