"""Bulk changes in Wagtail's lists, menu and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from . import actions, stock_actions
from .querysets import may_change_any
from .views import BatchList, batch
from .work import CHANGE

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.log_actions import LogActionRegistry

for action in (
    actions.ChangeThemes,
    actions.ChangePlaces,
    actions.ChangeTags,
    actions.HandIn,
    actions.Translate,
):
    hooks.register("register_bulk_action", action)
# After Wagtail's own and the recycle bin's of the same names, whose places they take.
for stock in (
    stock_actions.Move,
    stock_actions.Publish,
    stock_actions.Unpublish,
    stock_actions.Delete,
):
    hooks.register("register_bulk_action", stock, order=2000)


class BatchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_any(request.user)


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    rows = BatchList.as_view(results_only=True)
    return [
        path("reports/bulk-changes/", BatchList.as_view(), name="bulk_batches"),
        path("reports/bulk-changes/results/", rows, name="bulk_batches_results"),
        path("reports/bulk-changes/<int:pk>/", batch, name="bulk_batch"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> BatchesMenuItem:
    url = reverse("bulk_batches")
    return BatchesMenuItem(
        BatchList.page_title, url, name="bulk-changes", icon_name="copy", order=905
    )


@hooks.register("register_log_actions")
def name_actions(registry: LogActionRegistry) -> None:
    @registry.register_action(CHANGE)
    class Changed(LogFormatter):
        label = _("Bulk change")

        def format_message(self, entry: Any) -> str:
            said = {"number": entry.data.get("batch", ""), "what": entry.data.get("what", "")}
            return str(_("Bulk change %(number)s: %(what)s") % said)
