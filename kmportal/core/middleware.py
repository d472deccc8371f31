"""Where the site's strict content security policy must give way."""

from collections.abc import Callable

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def editor_styles(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Allow style attributes in the editor, whose own templates use them. Scripts stay strict."""
    editor = reverse("wagtailadmin_home")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(editor):
            response._csp_update = {"style-src": [UNSAFE_INLINE]}  # django-csp's own hook
        return response

    return middleware
