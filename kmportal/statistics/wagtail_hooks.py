"""The report's place in the editor's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .scope import may_look
from .views import StatisticsView

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class StatisticsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return [path("reports/statistics/", StatisticsView.as_view(), name="statistics")]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return StatisticsMenuItem(
        StatisticsView.page_title,
        reverse("statistics"),
        name="statistics",
        icon_name=StatisticsView.header_icon,
        order=100,
    )
