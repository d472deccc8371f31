"""A choice of several of a few, kept in one column: `type,places,date`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models


def parted(value: str) -> list[str]:
    return [part for part in value.split(",") if part]


class SeveralField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return parted(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ",".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class SeveralChoicesField(models.CharField):
    """The choices are those of the form: what an old row holds beside them is left out when read."""

    def __init__(
        self, *args: Any, offered: list[tuple[str, Any]] | None = None, **kwargs: Any
    ) -> None:
        self.offered = offered or []
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return SeveralField(
            choices=self.offered,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
