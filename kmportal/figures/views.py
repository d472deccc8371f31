"""What readers see of the figures."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from kmportal.charts.provinces import name_of, shapes
from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage
from kmportal.places.models import Place
from kmportal.places.querysets import pages_in
from kmportal.themes.models import Theme
from kmportal.themes.querysets import pages_about

from .holdings import holdings
from .models import Indicator
from .overview import ProvinceChoice, all_pictures, theme_matrix
from .pictures import Pictures, category_chart, compared_within, narrowed
from .series import by_category

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    regions = compared_within(None)
    pictures = all_pictures(regions)
    held = holdings()
    context = {
        "pictures": pictures,
        "seen": timezone.localdate(),
        "map": ProvinceChoice(held, pictures, request.GET),
        "matrix": theme_matrix(held, regions),
    }
    return render(request, "figures/index.html", context)


@require_safe
def indicator(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Indicator.objects.with_figures(), slug=slug)
    place = _place(request)
    entries = narrowed(found.figures.entries(), place)
    context = {
        "indicator": found,
        "seen": timezone.localdate(),
        "place": place,
        "pictures": Pictures(found, entries, compared_within(place), place),
        "parts": category_chart(found, by_category(found, place=place)),
        "crumbs": [(_("Figures"), reverse("figures"))],
        "sources": list(
            found.figures.exclude(source="").values_list("source", flat=True).distinct()
        ),
    }
    return render(request, "figures/indicator.html", context)


def _place(request: HttpRequest) -> Place | None:
    code = request.GET.get("place", "")
    known = code.isalnum() and Place.objects.current().with_ancestors().filter(code=code).first()
    return known or None


@require_safe
def pages_by_theme_and_place(request: HttpRequest, theme_slug: str, code: str) -> HttpResponse:
    """What a cell of the matrix counts. Theme and place stand in the path, which the list's own
    links keep."""
    theme = get_object_or_404(Theme, slug=theme_slug)
    place = get_object_or_404(Place.objects.current().with_ancestors(), code=code)
    readable = ContentPage.objects.readable().shown_in(Locale.get_active())
    context = {
        "theme": theme,
        "place": place,
        "crumbs": [(_("Figures"), reverse("figures"))],
        "listing": Listing(readable & pages_about(theme) & pages_in(place), request.GET),
    }
    return render(request, "figures/pages.html", context)


@require_safe
def holdings_csv(request: HttpRequest) -> HttpResponse:
    """What the portal holds, by province: a column for each kind."""
    held = holdings()
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="holdings.csv"'
    # The mark by which spreadsheets know UTF-8: without it Thai is read as Latin.
    response.write("\ufeff")
    rows = csv.writer(response)
    rows.writerow([_("Official code"), _("Province"), *(str(kind.label) for kind in held.kinds)])
    for code in shapes():
        counts = (held.provinces.get(kind.slug, {}).get(code, 0) for kind in held.kinds)
        rows.writerow([code, name_of(code), *counts])
    return response
