"""Where a view of a page is noticed. Previews do not come this way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import SimpleTemplateResponse
from wagtail import hooks

from kmportal.core.models import ContentPage

from .buffer import waiting
from .visits import is_read, read_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


# Innermost: a page that asks for a password or for sign-in has not been read.
@hooks.register("on_serve_page", order=1000)
def notice_reads(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def serve_and_notice(
        page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if isinstance(page, ContentPage) and isinstance(response, SimpleTemplateResponse):
            # Only what could be rendered has been read.
            response.add_post_render_callback(lambda shown: _notice(page, request, shown))
        return response

    return serve_and_notice


def _notice(page: ContentPage, request: HttpRequest, response: HttpResponse) -> None:
    if response.status_code == 200 and is_read(page, request):
        waiting.add(read_of(page, request))
