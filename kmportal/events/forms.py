"""The editor's form of an event: days and times as people write them."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kmportal.core.dates import readable_date
from kmportal.core.typed_days import TypedDayField, examples, read_days
from kmportal.core.typed_times import TypedTimeField
from learning_centers.pin import PinForm

from .recurrence import WEEKDAYS

WEEKDAY_NAMES = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
MOST_EXCEPTIONS = 200
LONGEST_LIST = MOST_EXCEPTIONS * 40
TYPED = {"first_day", "last_day", "starts_at", "ends_at", "until", "exceptions", "weekdays"}


class DayListField(forms.Field):
    """Days, one a line, a range counting as all its days. Its value is a list of ISO dates."""

    widget = forms.Textarea
    default_error_messages = {
        "unread": _("We could not read each line as a day. Write for example %(examples)s."),
        "many": _("Please write at most 200 days."),
    }

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(readable_date(datetime.date.fromisoformat(day)) for day in value)

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return value
        text, days = str(value or ""), set[datetime.date]()
        for line in filter(str.strip, text[:LONGEST_LIST].splitlines()):
            first, last = read_days(self, line)
            length = min((last - first).days, MOST_EXCEPTIONS)
            days |= {first + datetime.timedelta(days=each) for each in range(length + 1)}
        if len(text) > LONGEST_LIST or len(days) > MOST_EXCEPTIONS:
            raise ValidationError(self.error_messages["many"], code="many")
        return [day.isoformat() for day in sorted(days)]


class EventPageForm(PinForm):
    """The model says what the fields are called; the form how they are typed."""

    first_day = TypedDayField()
    last_day = TypedDayField(required=False)
    starts_at = TypedTimeField(required=False)
    ends_at = TypedTimeField(required=False)
    until = TypedDayField(required=False)
    exceptions = DayListField(required=False)
    weekdays = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TYPED & self.fields.keys():
            column = self._meta.model._meta.get_field(name)
            self.fields[name].label = capfirst(column.verbose_name)
            self.fields[name].help_text = column.help_text
        if field := self.fields.get("first_day"):
            field.widget.attrs["placeholder"] = examples()
        if field := self.fields.get("exceptions"):
            field.widget.attrs["rows"] = 3
