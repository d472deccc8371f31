from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from .privacy import VERSION

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "members/privacy.html", {"version": VERSION})
