"""When a lesson was used, as villagers remember it: a year, perhaps the month, in either era."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kmportal.core.dates import BUDDHIST_ERA, era_year
from lessons.models import Application

#: A year from here on is of the Buddhist era: nobody tells of the 25th century after Christ.
FIRST_BUDDHIST = 2400
#: The Common Era's year before which there was no network to learn from.
FIRST_YEAR = 1950


class When(NamedTuple):
    date: datetime.date
    known: str


def common_year(text: str) -> int:
    """A year of the Common Era from one of either era, in Thai or Arabic digits.

    >>> common_year("พ.ศ. ๒๕๖๓"), common_year("2020")
    (2020, 2020)
    """
    digits = "".join(char for char in text if char.isdecimal())
    year = int(digits) if len(digits) == 4 else 0
    year = year - BUDDHIST_ERA if year >= FIRST_BUDDHIST else year
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        example = era_year(timezone.localdate().year - 1)
        message = _("Write the year with four digits, no later than this year: %(year)s")
        raise ValidationError(message % {"year": example}, code="year")
    return year


class MonthAndYear(forms.MultiWidget):
    """The month from a list that begins with not knowing it, the year as a number."""

    template_name = "applying/when.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        months = [("", gettext_lazy("Not sure of the month")), *MONTHS.items()]
        year = forms.TextInput({"inputmode": "numeric", "maxlength": "12", "autocomplete": "off"})
        super().__init__({"month": forms.Select(choices=months), "year": year}, attrs)

    def decompress(self, value: When | None) -> list[Any]:
        if not value:
            return ["", ""]
        month = "" if value.known == Application.Known.YEAR else value.date.month
        return [month, str(era_year(value.date.year))]


class WhenField(forms.MultiValueField):
    widget = MonthAndYear

    def __init__(self, **kwargs: Any) -> None:
        month = forms.TypedChoiceField(
            choices=[("", ""), *MONTHS.items()], coerce=int, empty_value=None, required=False
        )
        super().__init__((month, forms.CharField()), require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> When | None:
        if not data_list:
            return None
        month, year = data_list[0], common_year(data_list[1])
        known = Application.Known.MONTH if month else Application.Known.YEAR
        date = datetime.date(year, month or 1, 1)
        if date > timezone.localdate():
            raise ValidationError(_("This month has not come yet."), code="future")
        return When(date, known)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial != data)
