"""Rules in the editor: their list and form, the report of what they did, what they tell people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from .home import Notices, mark_seen
from .report import RuleLog, may_look
from .running import ACTED
from .try_view import try_rule
from .viewset import RuleViewSet

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.ui.components import Component
    from wagtail.log_actions import LogActionRegistry

register_snippet(RuleViewSet)


@hooks.register("register_admin_urls")
def rule_urls() -> list[URLPattern]:
    rows = RuleLog.as_view(results_only=True)
    return [
        path("rules/try/", try_rule, name="rule_try"),
        path("rules/seen/", mark_seen, name="rule_notices_seen"),
        path("reports/rules/", RuleLog.as_view(), name="rule_log"),
        path("reports/rules/results/", rows, name="rule_log_results"),
    ]


class LogItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


@hooks.register("register_reports_menu_item")
def log_item() -> MenuItem:
    title, icon = RuleLog.page_title, RuleLog.header_icon
    return LogItem(title, reverse("rule_log"), name="rule-log", icon_name=icon, order=940)


@hooks.register("construct_homepage_panels")
def show_notices(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(Notices())


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(ACTED)
    class Acted(LogFormatter):
        label = gettext_lazy("Follow a content rule")
        message = gettext_lazy("A content rule was followed")

        def format_message(self, log_entry: Any) -> str:
            name = log_entry.data.get("name", "")
            return _("The content rule “%(name)s” was followed") % {"name": name}
