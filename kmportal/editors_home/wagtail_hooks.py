"""The editor's home in the place of Wagtail's, after all other apps have put their panels there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .lists import LISTS
from .page import put_together
from .summary import KindsOfPages

if TYPE_CHECKING:
    from django.http import HttpRequest

LAST = 10_000


@hooks.register("construct_homepage_panels", order=LAST)
def one_page(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [put_together(request, panels)]


@hooks.register("construct_homepage_summary_items", order=LAST)
def numbers_by_kind(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [KindsOfPages(request)]


@hooks.register("register_admin_urls")
def list_urls() -> list[URLPattern]:
    urls = []
    for view in LISTS:
        address = f"home/{view.index_url_name.replace('_', '-')}/"
        whole, rows = view.as_view(), view.as_view(results_only=True)
        urls += [
            path(address, whole, name=view.index_url_name),
            path(f"{address}results/", rows, name=view.index_results_url_name),
        ]
    return urls
