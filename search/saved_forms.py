"""What a saved search is called."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kmportal.guard.forms import CleanTextField

from .models.saved_search import LONGEST_NAME


class _OneLine(CleanTextField):
    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class NameForm(forms.Form):
    use_required_attribute = True

    name = _OneLine(
        label=_("Name"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Give it a name, so that you know it again."),
            "max_length": _(
                "This name has %(show_value)d letters; %(limit_value)d is the most. Please shorten it."
            ),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
