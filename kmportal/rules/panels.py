"""The rule read out as a sentence, and what it would have done, while it is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from .try_view import DAYS, DEFAULT_DAYS


class TryPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "rules/admin/try_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"url": reverse("rule_try"), "days": DAYS, "chosen": DEFAULT_DAYS}

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["js/form-result.js"], css={"all": ["css/rules-editor.css"]})
