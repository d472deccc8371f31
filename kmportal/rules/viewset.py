"""The stewards' list of rules, their form, and a page on each with its trial and its log."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from .forms import RuleForm
from .models import Rule
from .panels import TryPanel
from .report import visible_runs
from .try_view import DAYS, chosen_days
from .trying import try_on
from .wording import sentence, when

MOST_RUNS = 20


class RulePage(InspectView):
    """Also for those who only look: auditors read rules and change none."""

    page_title = _("Content rule")
    template_name = "rules/admin/rule.html"

    def get_fields(self) -> list[str]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rule, viewer = self.object, self.request.user
        days = chosen_days(self.request.GET.get("days"))
        runs = visible_runs(viewer).filter(rule=rule)[:MOST_RUNS]
        return context | {
            "sentence": sentence(rule),
            "trial": try_on(rule, days, rule.author, viewer),
            "days": DAYS,
            "runs": runs,
        }


class RuleViewSet(SnippetViewSet):
    model = Rule
    icon = "cogs"
    menu_label = _("Content rules")
    menu_name = "content-rules"
    menu_order = 760
    add_to_settings_menu = True
    inspect_view_enabled = True
    inspect_view_class = RulePage
    inspect_template_name = "rules/admin/rule.html"
    list_display = [
        "name",
        Column(when, label=_("When")),
        BooleanColumn("enabled", label=_("Enabled"), sort_key="enabled"),
        Column("author", label=_("Acts with the rights of")),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]
    list_filter = ["event", "enabled"]
    search_fields = ("name",)
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("event"), FieldPanel("days")])], heading=_("When …")
            ),
            FieldPanel("conditions", heading=_("… if all of this is true …")),
            FieldPanel("actions", heading=_("… then do this, in this order:")),
            TryPanel(heading=_("What the rule says, and what it would have done")),
            FieldPanel("enabled"),
        ],
        base_form_class=RuleForm,
    )

    def get_queryset(self, request: Any) -> Any:
        return Rule.objects.select_related("author")
