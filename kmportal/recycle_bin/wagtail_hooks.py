"""Where the bin meets Wagtail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kmportal.core.bin_tree import outside_bin

from .admin_urls import urlpatterns
from .binning import BINNED
from .bulk_actions import BinBulkAction
from .delete_views import delete
from .restoring import RESTORED
from .views import may_look

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.urls import URLPattern
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import Page, PageQuerySet

# After all others, which may have a reason to refuse; after Wagtail's own bulk action of the name.
hooks.register("before_delete_page", delete, order=1000)
hooks.register("register_bulk_action", BinBulkAction, order=1000)


class BinMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def menu_item() -> BinMenuItem:
    return BinMenuItem(_("Recycle bin"), reverse("recycle_bin"), icon_name="bin", order=1500)


@hooks.register("construct_explorer_page_queryset")
def not_in_explorer(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages.filter(outside_bin())


@hooks.register("construct_page_chooser_queryset")
def not_in_choosers(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages.filter(outside_bin())


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    actions.register_action(BINNED, _("Put in the recycle bin"), _("Put in the recycle bin"))
    actions.register_action(
        RESTORED, _("Take out of the recycle bin"), _("Back from the recycle bin")
    )


@hooks.register("register_permissions")
def permission_to_purge() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="recycle_bin", codename="delete_binnedbranch"
    )
