"""The guides that need no editor, on pages of the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView

from .rendering import render
from .texts import OPEN, guide, guides, language_of_now

if TYPE_CHECKING:
    from django.http import HttpResponse

#: Seconds that a browser or a server between may keep a page: menus and notices stand on it too.
KEPT = 600


class OpenView(TemplateView):
    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Who brings no cookie gets what everybody gets; others see their name, or a message."""
        response = super().render_to_response(context, **kwargs)
        if self.request.COOKIES:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, max_age=KEPT)
        return response


class OpenGuideList(OpenView):
    template_name = "guides/open/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, guides=guides(language_of_now(), OPEN))


class OpenGuideView(OpenView):
    template_name = "guides/open/guide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.kwargs["key"]
        found = guide(key, language_of_now()) if key in OPEN else None
        if found is None:
            raise Http404
        return super().get_context_data(
            **kwargs,
            guide=found,
            lead=render(found.lead, screen="open_guide"),
            parts=[render(part.text, part.heading, "open_guide") for part in found.parts],
            entries=[(part.anchor, part.heading) for part in found.parts],
            others=[each for each in guides(language_of_now(), OPEN) if each.key != key],
        )
