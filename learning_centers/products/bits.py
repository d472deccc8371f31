"""Several of a few choices in one small number, so that counting products by them needs no join."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

MONTHS = {
    1: _("January"),
    2: _("February"),
    3: _("March"),
    4: _("April"),
    5: _("May"),
    6: _("June"),
    7: _("July"),
    8: _("August"),
    9: _("September"),
    10: _("October"),
    11: _("November"),
    12: _("December"),
}
ALL_YEAR = (1 << 12) - 1


def to_bits(numbers: Iterable[int]) -> int:
    """
    >>> to_bits([1, 3])
    5
    """
    return sum(1 << (number - 1) for number in set(numbers))


def from_bits(bits: int) -> list[int]:
    """
    >>> from_bits(5)
    [1, 3]
    """
    return [number + 1 for number in range(bits.bit_length()) if bits >> number & 1]


class MonthsFormField(forms.TypedMultipleChoiceField):
    """Twelve boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        kwargs |= {"choices": list(MONTHS.items()), "coerce": int, "empty_value": []}
        for unknown in ("min_value", "max_value", "empty_label"):
            kwargs.pop(unknown, None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return from_bits(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        return to_bits(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(from_bits(initial or 0), data)


class MonthsField(models.PositiveSmallIntegerField):
    """The months of a year as bits, January the lowest; 0: nobody has said."""

    def formfield(self, **kwargs: Any) -> Any:
        options = {"label": self.verbose_name, "help_text": self.help_text, "required": False}
        kwargs.pop("form_class", None)
        return MonthsFormField(**(options | kwargs))
