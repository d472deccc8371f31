"""Circles of practice: one stream of notes each, with its feed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from kmportal.core.listing import Listing
from kmportal.telling.feeds import atom
from kmportal.telling.models import Circle


def index(request: HttpRequest) -> HttpResponse:
    circles = Circle.objects.select_related("theme__parent", "place")
    return render(request, "telling/circles.html", {"circles": circles})


def circle(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Circle.objects.select_related("theme__parent", "place"), slug=slug)
    listing = Listing(found.notes(), request.GET)
    return render(request, "telling/circle.html", {"circle": found, "listing": listing})


def feed(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Circle, slug=slug)
    return atom(request, found.name, found.get_absolute_url(), found.notes(), found.about)
