"""The stewards' reports on lessons in the editor's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .report import LessonReport, LessonsStanding, PlacesWithout, ThemesWithout, may_look

if TYPE_CHECKING:
    from django.http import HttpRequest

REPORTS: tuple[type[LessonReport], ...] = (LessonsStanding, ThemesWithout, PlacesWithout)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    urls = []
    for report in REPORTS:
        address = f"reports/{report.index_url_name.replace('_', '-')}/"
        whole, rows = report.as_view(), report.as_view(results_only=True)
        urls += [
            path(address, whole, name=report.index_url_name),
            path(f"{address}results/", rows, name=report.index_results_url_name),
        ]
    return urls


def _register(report: type[LessonReport], order: int) -> None:
    def item() -> MenuItem:
        return ReportMenuItem(
            report.page_title,
            reverse(report.index_url_name),
            name=report.index_url_name.replace("_", "-"),
            icon_name=report.header_icon,
            order=order,
        )

    hooks.register("register_reports_menu_item", item)


for number, each in enumerate(REPORTS):
    _register(each, 900 + number)
