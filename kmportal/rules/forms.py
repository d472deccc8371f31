"""The form of a rule."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from kmportal.guard.text import clean

from .checks import Draft, of_actions, of_conditions
from .events import Event
from .models import Rule


class RuleForm(WagtailAdminModelForm):
    """Whoever saves a rule answers for it: from then on it acts with her rights."""

    for_user: Any

    def clean_name(self) -> str:
        name = " ".join(clean(self.cleaned_data["name"]).split())
        if not name:
            raise ValidationError(_("Write in a few words what the rule is for."))
        return name

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        event = data.get("event", "")
        if event == Event.UNTOUCHED and not data.get("days") and "days" not in self.errors:
            self.add_error("days", _("Write after how many days: two years are 730."))
        if event and "actions" in data and "conditions" in data:
            self._cross_check(Draft(event, data["conditions"], data["actions"], self.for_user))
        return data

    def _cross_check(self, draft: Draft) -> None:
        for name, problem in (
            ("conditions", of_conditions(draft)),
            ("actions", of_actions(draft)),
        ):
            if problem:
                self.add_error(name, problem)

    def save(self, commit: bool = True) -> Rule:
        self.instance.author = self.for_user
        if self.instance.event != Event.UNTOUCHED:
            self.instance.days = None
        rule: Rule = super().save(commit)
        return rule
