"""Visits on the editor's home, in its menu and among its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from learning_centers.models import Visit

from .editor_views import VisitDetail, VisitList
from .keepers import keeps_any

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_SHOWN = 5


class VisitsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_any(request.user)


class NewVisits(Component):
    """Requests that wait for an answer of whoever looks."""

    name = "new_visits"
    template_name = "learning_centers/visits/editor/home_panel.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        waiting = Visit.objects.kept_by(request.user).new()
        shown = list(waiting.with_center().order_by("first_day", "pk")[:MOST_SHOWN])
        return {"visits": shown, "count": waiting.count() if shown else 0}


@hooks.register("construct_homepage_panels")
def show_new_visits(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(NewVisits())


@hooks.register("register_admin_urls")
def register_visit_urls() -> list[URLPattern]:
    return [
        path("visits/", VisitList.as_view(), name="visits_editor"),
        path("visits/results/", VisitList.as_view(results_only=True), name="visits_editor_results"),
        path("visits/<int:visit>/", VisitDetail.as_view(), name="visit_editor"),
    ]


@hooks.register("register_admin_menu_item")
def register_visits_menu_item() -> MenuItem:
    return VisitsMenuItem(
        _("Visits"), reverse("visits_editor"), name="visits", icon_name="group", order=255
    )
