"""What a query finds, shown in the editor while it is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel


class ResultPanel(Panel):
    """Asks again whenever one of the query's own fields has changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "collections/admin/result_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            locale = self.instance.locale if self.instance.locale_id else None
            return context | {
                "url": reverse("collection_result"),
                "language": locale.language_code if locale else "",
                "problems": self.instance.query.criteria.problems if locale else [],
            }

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["js/form-result.js"])
