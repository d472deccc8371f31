"""The picture of a document's first page, for whoever may open the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail import hooks

from kmportal.core.models import PortalDocument

from .querysets import pictures_of

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile
    from django.http import HttpRequest

#: For how long, in seconds, a reader nobody knows need not ask again.
KEPT = 3600


@require_safe
def first_page(request: HttpRequest, pk: str, mark: str, size: str) -> HttpResponse:
    document = get_object_or_404(PortalDocument, pk=pk)
    _refuse_unless_served(document, request)
    picture = pictures_of([document.pk]).get(document.pk)
    if picture is None or picture.mark != mark:
        raise Http404
    etag = f'"{mark}-{size}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _picture(picture.large if size == "large" else picture.small)
    response["ETag"] = etag
    return _private(response, request)


def _refuse_unless_served(document: PortalDocument, request: HttpRequest) -> None:
    """Asks what Wagtail asks before it serves the document. Its answer may be a form for a password or
    the way to sign in: a picture is not the place for either."""
    for hook in hooks.get_hooks("before_serve_document"):
        if isinstance(hook(document, request), HttpResponse):
            raise Http404


def _picture(file: FieldFile) -> HttpResponse:
    try:
        with file.open("rb") as stored:
            return HttpResponse(stored.read(), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error


def _private(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Nothing between us and the reader keeps it; and of one who is let in as somebody, or with a
    password, not even the browser without asking: others may use it after her."""
    is_anyone = settings.SESSION_COOKIE_NAME not in request.COOKIES
    response["Cache-Control"] = f"private, max-age={KEPT}" if is_anyone else "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response
