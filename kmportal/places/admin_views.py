"""The editor's own views of places: suggestions while typing, and the steward's worklist."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from kmportal.core.suggest import MAX_SUGGESTIONS, suggestions_response

from .forms import PlaceField
from .gazetteer import Gazetteer
from .models import Place
from .resolve import resolve
from .unresolved import set_place, tags_to_look_at
from .written_names import code_in

PER_PAGE = 20


def suggestions(request: HttpRequest) -> JsonResponse:
    """Places that fit what an editor types, each with what it belongs to: names repeat."""
    field = PlaceField(Place.objects.all())
    found = Place.objects.current().with_ancestors().matching(request.GET.get("q", "")[:100])
    return suggestions_response(
        [
            {
                "value": field.text_of(place),
                "label": place.short_name,
                "detail": place.full_name.removeprefix(place.short_name).strip(" ,"),
            }
            for place in found[:MAX_SUGGESTIONS]
        ]
    )


class PlacesToLookAt(WagtailAdminTemplateMixin, TemplateView):
    """Names that are no official places, each with places it may mean: one press sets one."""

    template_name = "places/admin/places_to_look_at.html"
    page_title = gettext_lazy("Places to look at")
    header_icon = "warning"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        tags = tags_to_look_at(self.request.user).select_related("page__content_type")
        shown = Paginator(tags, PER_PAGE).get_page(self.request.GET.get("p"))
        gazetteer = Gazetteer()
        for tag in shown:
            tag.suggestions = resolve(tag.as_written, gazetteer).suggestions
        pages = shown.paginator.get_elided_page_range(shown.number)
        return super().get_context_data(tags=shown, elided_page_range=pages, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        tag = tags_to_look_at(request.user).filter(pk=_number(request.POST.get("tag"))).first()
        code = code_in(request.POST.get("place", ""))
        place = Place.objects.current().filter(code=code).first()
        if tag and place:
            set_place(tag, place, request.user)
            text = _("“%(words)s” now means %(place)s.")
            names = {"words": tag.as_written, "place": place.full_name}
            messages.success(request, text % names)
        else:
            messages.warning(request, _("That name no longer waits for you: see what is left."))
        return redirect("places_to_look_at")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
