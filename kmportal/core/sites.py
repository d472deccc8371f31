"""The site a request is for, and the languages there are, without asking the database each time."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from django.core.exceptions import DisallowedHost
from django.http.request import split_domain_port
from wagtail.models import Locale, Site

from .kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

#: More hosts than these somebody is making up.
MOST_HOSTS = 50
#: By host and port, as Wagtail looks for it.
_sites: Kept[dict[tuple[str, str], Site | None]] = Kept("sites", dict)
_sites.watch(Site)


def _locales() -> dict[int, Locale]:
    return {locale.pk: locale for locale in Locale.objects.all()}


known_locales: Kept[dict[int, Locale]] = Kept("locales", _locales)
known_locales.watch(Locale)


def site_from_memory(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Wagtail looks for the site when it is first needed in a request, and keeps it on the request
    under this name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = _sites()
        try:
            asked = split_domain_port(request.get_host())[0], request.get_port()
        except DisallowedHost:
            return get_response(request)
        if asked in known:
            request._wagtail_site = copy(known[asked])  # type: ignore[attr-defined]
            return get_response(request)
        response = get_response(request)
        if hasattr(request, "_wagtail_site") and len(known) < MOST_HOSTS:
            known[asked] = _without_its_page(request._wagtail_site)
        return response

    return middleware


def _without_its_page(site: Site | None) -> Site | None:
    """A page is changed by whoever shows it, and must not outlast the request."""
    kept = copy(site)
    if kept:
        kept._state.fields_cache.pop("root_page", None)
    return kept
