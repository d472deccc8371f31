"""The screens about links, and their place in the editor's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .external import views as external
from .external.report import ExternalLinks
from .report import BrokenLinks
from .views import may_mend, mend_links

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class LinksMenuItem(MenuItem):
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
        path("reports/external-links/", ExternalLinks.as_view(), name="external_links"),
        path(
            "reports/external-links/results/",
            ExternalLinks.as_view(results_only=True),
            name="external_links_results",
        ),
        path(
            "external-links/<int:link>/moved/",
            external.take_new_address,
            name="external_link_moved",
        ),
        path("external-links/<int:link>/fine/", external.mark_as_fine, name="external_link_fine"),
        path("external-links/<int:link>/again/", external.look_again, name="external_link_again"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> LinksMenuItem:
    return LinksMenuItem(_("Broken links"), reverse("broken_links"), icon_name="link", order=1200)


@hooks.register("register_reports_menu_item")
def external_menu_item() -> LinksMenuItem:
    return LinksMenuItem(
        ExternalLinks.page_title,
        reverse("external_links"),
        name="external-links",
        icon_name=ExternalLinks.header_icon,
        order=1210,
    )
