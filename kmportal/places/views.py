"""What readers see of places: the regions with their provinces, and one place with its pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage
from kmportal.core.querysets import ContentPageQuerySet

from .models import Place
from .querysets import page_counts_by_code, page_counts_by_region, pages_in

NEIGHBOURS_SHOWN = 6


def index(request: HttpRequest) -> HttpResponse:
    pages = _readable_pages()
    by_region = page_counts_by_region(pages)
    by_province = page_counts_by_code(pages, length=2)
    regions = list(Place.objects.current().filter(level=Place.Level.REGION))
    provinces = Place.objects.current().filter(level=Place.Level.PROVINCE).order_by("name_th")
    for region in regions:
        region.page_count = by_region.get(region.pk, 0)
        region.provinces = []
    of_pk: dict[int | None, Place] = {region.pk: region for region in regions}
    for province in provinces:
        province.page_count = by_province.get(province.code, 0)
        of_pk[province.region_id].provinces.append(province)
    return render(request, "places/index.html", {"regions": regions})


def place(request: HttpRequest, code: str) -> HttpResponse:
    found = Place.objects.with_ancestors().filter(code=code).first()
    if not found:
        raise Http404(_("There is no place with this code."))
    if found.abolished:
        return _to_todays_place(found)
    listing = Listing(_readable_pages() & pages_in(found), request.GET)
    context = {
        "place": found,
        "crumbs": crumbs_of(found),
        "listing": listing,
        "children": _with_counts(found),
        "neighbours": [] if listing.total else _neighbours_with_pages(found),
    }
    return render(request, "places/place.html", context)


def crumbs_of(found: Place) -> list[tuple[str, str]]:
    above = [(place.name, place.get_absolute_url()) for place in found.ancestors]
    return [(_("Places"), reverse("places")), *above]


def _readable_pages() -> ContentPageQuerySet:
    return ContentPage.objects.readable().shown_in(Locale.get_active())


def _to_todays_place(old: Place) -> HttpResponse:
    """For good to what took its place; where nothing is known to have, to what it was part of."""
    while old.successor:
        old = old.successor
    if not old.abolished:
        return HttpResponsePermanentRedirect(old.get_absolute_url())
    return redirect(next(place for place in reversed(old.ancestors) if not place.abolished))


def _with_counts(found: Place) -> list[Place]:
    """What the place consists of, each with the number of pages a reader finds there."""
    children = list(found.children.current().order_by("name_th"))
    if not children:
        return []
    length = len(children[0].code)
    start = "" if found.level == Place.Level.REGION else found.code
    counts = page_counts_by_code(_readable_pages(), length, start)
    for child in children:
        child.parent = found
        child.page_count = counts.get(child.code, 0)
    return children


def _neighbours_with_pages(found: Place) -> list[Place]:
    """Where to look when a place has nothing yet: its siblings with most pages."""
    if not found.parent:
        return []
    siblings = [place for place in _with_counts(found.parent) if place.page_count]
    return sorted(siblings, key=lambda place: -place.page_count)[:NEIGHBOURS_SHOWN]
