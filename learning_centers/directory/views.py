"""From a place as people write it to the list that begins with the nearest center."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kmportal.core.navigation import Navigation
from kmportal.guard.text import clean
from kmportal.places.positions import parse_position
from kmportal.places.resolve import resolve

from .asked import LONGEST, Asked, read_position


@require_safe
def near(request: HttpRequest) -> HttpResponse:
    """A redirect to the list, whose address holds the place's code and not what was typed."""
    index = Navigation.of(request).index_of("center")
    url = index.get_url(request) if index else None
    if not url:
        raise Http404(_("There is no list of learning centres yet."))
    typed = " ".join(clean(request.GET.get("from", "")[:LONGEST]).split())
    return redirect(f"{url}{_measured_from(typed, Asked.of(request.GET)).url}#found")


def _measured_from(typed: str, asked: Asked) -> Asked:
    asked = asked.but(near="", at=None, sort="")
    if not typed:
        return asked
    if place := resolve(typed).place:
        return asked.but(near=place.code)
    try:
        latitude, longitude = parse_position(typed)
    except ValueError:
        return asked.but(unknown=typed)
    return asked.but(at=read_position(f"{latitude},{longitude}"))
