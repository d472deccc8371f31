"""Figures in the editor's menu, and in its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogFormatter

from . import sums
from .grid_views import GridView, may_fill
from .mismatch_views import MismatchView
from .table import FigureTable
from .viewsets import DimensionViewSet, FigureViewSet, IndicatorViewSet, StatedTotalViewSet

if TYPE_CHECKING:
    from django.http import HttpRequest


class FigureGroup(ViewSetGroup):
    menu_label = gettext_lazy("Figures")
    menu_icon = "table"
    menu_order = 715
    items = (IndicatorViewSet, StatedTotalViewSet, FigureTable, FigureViewSet, DimensionViewSet)


@hooks.register("register_admin_viewset")
def register_figures() -> FigureGroup:
    return FigureGroup()


@hooks.register("register_admin_urls")
def figure_urls() -> list[URLPattern]:
    return [
        path("figure-grid/<slug:slug>/", GridView.as_view(), name="figure_grid"),
        path("figures-not-adding-up/", MismatchView.as_view(), name="figure_mismatches"),
    ]


class MismatchMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_fill(request.user)


@hooks.register("register_reports_menu_item")
def mismatch_item() -> MenuItem:
    return MismatchMenuItem(
        gettext_lazy("Figures that do not add up"),
        reverse("figure_mismatches"),
        name="figures-not-adding-up",
        icon_name="warning",
        order=910,
    )


class MismatchPanel(Component):
    """On the editor's first page, while there is something to look at."""

    order = 150
    template_name = "figures/admin/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        may_look = may_fill(parent_context["request"].user)
        return {"checks": sums.mismatches() if may_look else []}


@hooks.register("construct_homepage_panels")
def add_mismatch_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(MismatchPanel())


@hooks.register("register_log_actions")
def figure_log_actions(actions: Any) -> None:
    @actions.register_action("figures.fill")
    class Filled(LogFormatter):
        label = gettext_lazy("Fill in figures")

        def format_message(self, entry: Any) -> str:
            cells = entry.data.get("cells", [])
            first = "; ".join(
                f"{cell['where']}: {cell['before'] or '–'} → {cell['after'] or '–'}"
                for cell in cells[:5]
            )
            text = ngettext(
                "%(count)s figure: %(first)s", "%(count)s figures: %(first)s", len(cells)
            )
            return text % {"count": len(cells), "first": first}
