"""Form fields for choosing one of thousands by typing: suggestions come from the server as one types.

The text in the box is what is sent, so the field works without JavaScript too: a name written in
full, or one that ends with its code in brackets as suggestions do, is understood on saving.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MAX_SUGGESTIONS = 20


class SuggestInput(forms.TextInput):
    """A text box that asks the address named `url_name` for suggestions."""

    def __init__(self, url_name: str, attrs: dict[str, Any] | None = None) -> None:
        self.url_name = url_name
        super().__init__(attrs)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        ours = {
            "data-controller": "suggest",
            "data-suggest-url-value": reverse(self.url_name),
            "data-suggest-none-value": _(
                "Nothing found. Check the spelling, or type fewer letters."
            ),
            "data-suggest-some-value": _("Suggestions are listed. Use the arrow keys to choose."),
            "autocomplete": "off",
        }
        return super().get_context(name, value, ours | (attrs or {}))

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            js=["js/suggest-box.js", "js/suggest.js"], css={"all": ["css/suggest.css"]}
        )


class SuggestedModelField(forms.ModelChoiceField):
    """Chooses a model instance by the text of a `SuggestInput`. A subclass says how."""

    url_name = ""

    def __init__(self, queryset: models.QuerySet[Any], **kwargs: object) -> None:
        kwargs.setdefault("widget", SuggestInput(self.url_name))
        super().__init__(queryset, **kwargs)  # type: ignore[arg-type]  # passed through

    def text_of(self, instance: models.Model) -> str:
        """What the box holds for an instance; `find` must understand it."""
        raise NotImplementedError

    def find(self, text: str) -> models.Model:
        """The instance a text means; raises ValidationError with a way out."""
        raise NotImplementedError

    def prepare_value(self, value: object) -> str:
        if value in self.empty_values:
            return ""
        if isinstance(value, int):
            value = self.queryset.filter(pk=value).first() or ""  # type: ignore[union-attr]  # set above
        return self.text_of(value) if isinstance(value, models.Model) else str(value)

    def to_python(self, value: object) -> models.Model | None:
        text = str(value or "").strip()
        return self.find(text) if text else None

    def understood(self, text: str) -> models.Model | None:
        """The instance a text means, or none: for what is still being typed."""
        try:
            return self.to_python(text)
        except ValidationError:
            return None

    def has_changed(self, initial: object, data: object) -> bool:
        return self.prepare_value(initial) != str(data or "").strip()


def suggestions_response(found: list[dict[str, str]]) -> JsonResponse:
    """Suggestions as `suggest-box.js` reads them: `value` for the box, `label` and `detail` to show."""
    response = JsonResponse({"suggestions": found[:MAX_SUGGESTIONS]})
    response["Cache-Control"] = "private, max-age=60"
    return response
