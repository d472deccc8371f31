"""What an address of this portal leads to now, whichever way somebody wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST = 255
SERVED = "wagtail_serve"
SCHEMES = ("http", "https")


@dataclass(frozen=True)
class Here:
    """Somebody is at home at this address: a page, or a screen of the portal without one."""

    page: Page | None


def own_path(text: str) -> str:
    """Of an address of this portal, as redirects keep it: percent signs decoded, no slash at the end.

    An empty text for an address of another site. Raises ValidationError for what is no address.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        raise ValidationError(_("This is no address.")) from None
    if parts.scheme and parts.scheme not in SCHEMES:
        raise ValidationError(_("Write an address that begins with / or with https://."))
    if parts.scheme or text.startswith("//"):
        if not host:
            raise ValidationError(_("This is no address."))
        if not Site.objects.filter(hostname__iexact=host).exists():
            return ""
    elif not text.startswith("/"):
        raise ValidationError(_("Write an address that begins with / or with https://."))
    return str(Redirect.normalise_path(text))


def who_is_at(path: str) -> Here | None:
    """Nobody's answers are asked for: a page that only some may read is at home all the same."""
    address = quote(path.partition("?")[0], safe="/%")
    for written in (f"{address.rstrip('/')}/", address):
        try:
            match = resolve(_unquoted(written))
        except Resolver404:
            continue
        if match.url_name != SERVED:
            return Here(None)
        page = _page_at(written, match.args[0] if match.args else "")
        if page:
            return Here(page)
    return None


def _unquoted(address: str) -> str:
    return str(RequestFactory().get(address).path_info)


def _page_at(address: str, path: str) -> Page | None:
    with override(get_language_from_path(_unquoted(address))):
        try:
            found = Page.route_for_request(_request_for(address), path)
        except Http404:
            return None
    return found.page if found else None


def _request_for(address: str) -> HttpRequest:
    site = Site.objects.filter(is_default_site=True).first()
    return RequestFactory().get(address, headers={"host": site.hostname if site else "localhost"})
