"""Pages like what somebody is writing, to show beside the form while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Locale

from kmportal.core.models import ContentPage
from kmportal.core.suggest import SuggestedModelField
from kmportal.guard.limits import allowed
from kmportal.guard.text import clean
from kmportal.places.forms import PlaceField
from kmportal.places.models import PagePlace, Place
from kmportal.themes.forms import ThemeField
from kmportal.themes.models import PageTheme, Theme

from .similar import LONGEST, similar_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

MOST_SHOWN = 4
#: Letters of a title and text together below which anything would be like it.
FEWEST = 12
LONGEST_TITLE = 300
#: Places and themes that are looked at.
MOST_NAMES = 5
#: Asked a few seconds after the last letter, so that nobody who writes comes near these.
LIMIT = {"per_member": 200, "per_address": 600, "seconds": 600}


@require_POST
@never_cache
def similar_to_text(request: HttpRequest) -> HttpResponse:
    """As part of a page, or as JSON for who accepts only that. For members: others write nothing."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    if not allowed("similar", request, **LIMIT):
        return HttpResponse(status=429)
    source = _as_page(request)
    written = f"{source.title} {source.summary}".strip()
    pages = similar_to(source, MOST_SHOWN + 1, request.user) if len(written) >= FEWEST else []
    # The page that is being edited is like itself most of all.
    pages = [page for page in pages if str(page.pk) != request.POST.get("own")][:MOST_SHOWN]
    if request.accepts("text/html"):
        return render(request, "search/similar_fragment.html", {"pages": pages})
    shown = [
        {"title": page.title, "url": page.get_url(request), "type_label": str(page.kind_label)}
        for page in pages
    ]
    return JsonResponse({"pages": shown}, json_dumps_params={"ensure_ascii": False})


def _as_page(request: HttpRequest) -> ContentPage:
    """A page of nothing but what is typed so far; it is never saved."""
    page = ContentPage(
        title=clean(request.POST.get("title", "")[:LONGEST_TITLE]),
        summary=clean(request.POST.get("text", "")[:LONGEST]),
        locale=Locale.get_active(),
    )
    places = _named(request, "places", PlaceField(Place.objects.all()))
    themes = _named(request, "themes", ThemeField(Theme.objects.all()))
    page.place_tags = [PagePlace(place=place) for place in places]
    page.theme_tags = [PageTheme(theme=theme) for theme in themes]
    return page


def _named(request: HttpRequest, name: str, field: SuggestedModelField) -> Iterator[Model]:
    """Those of the names that are understood; half a name is none yet."""
    for text in request.POST.getlist(name)[:MOST_NAMES]:
        if found := field.understood(clean(text[:LONGEST_TITLE])):
            yield found
