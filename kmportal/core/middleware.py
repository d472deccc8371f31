"""Where the site's strict content security policy must give way."""

from collections.abc import Callable

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

#: Editor addresses that show what people wrote, as readers would see it.
SHOWS_CONTENT = ("/preview/", "/view_draft/", "/view/")


def editor_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Allow inline scripts and styles on the editor's own screens, which only staff can open.

    Wagtail's panels and date fields start themselves with inline scripts, without a nonce. Previews
    keep the strict policy: they show text and pictures that others wrote.
    """
    editor = reverse("wagtailadmin_home")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(editor) and not request.path.endswith(SHOWS_CONTENT):
            # django-csp reads this attribute when it writes the header.
            wider = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE]}
            setattr(response, "_csp_update", wider)  # noqa: B010  # no attribute of its type
        return response

    return middleware
