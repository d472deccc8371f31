"""The screens about links, and their place in the editor's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .report import BrokenLinks
from .views import may_mend, mend_links

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class BrokenLinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_mend(request.user)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return [
        path("links/<int:target>/", mend_links, name="mend_links"),
        path("reports/broken-links/", BrokenLinks.as_view(), name="broken_links"),
        path(
            "reports/broken-links/results/",
            BrokenLinks.as_view(results_only=True),
            name="broken_links_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> BrokenLinksMenuItem:
    return BrokenLinksMenuItem(
        _("Broken links"), reverse("broken_links"), icon_name="link", order=1200
    )
