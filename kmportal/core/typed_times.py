"""Times of day as people type them: 9.00, 09:30 น., ๑๓.๓๐, 1 pm."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateformat import time_format
from django.utils.translation import gettext_lazy as _

from .dates import in_thai
from .typed_days import in_arabic_digits

LONGEST_TEXT = 20
_TIME = re.compile(r"(?:เวลา|at)?(\d{1,2})(?:[.:](\d{2}))?(?:น\.?|นาฬิกา)?(am|pm)?")


def time_in(text: str) -> datetime.time:
    """Raises ValueError for what is no time of day.

    >>> time_in("๑๓.๓๐ น.")
    datetime.time(13, 30)
    >>> time_in("9 pm")
    datetime.time(21, 0)
    """
    tidy = "".join(in_arabic_digits(text).lower().split()) if len(text) <= LONGEST_TEXT else ""
    match = _TIME.fullmatch(tidy)
    if not match:
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return datetime.time(hour, minute)


def readable_time(value: datetime.time) -> str:
    """
    >>> readable_time(datetime.time(9, 0))
    '9.00 น.'
    """
    return time_format(value, "G.i น." if in_thai() else "G:i")


class TypedTimeField(forms.CharField):
    """One time of day."""

    default_error_messages = {
        "unread": _("We could not read this as a time. Write for example 9.00 or 13:30."),
    }

    def prepare_value(self, value: Any) -> Any:
        return readable_time(value) if isinstance(value, datetime.time) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, datetime.time):
            return value
        text = str(super().to_python(value))
        if not text:
            return None
        try:
            return time_in(text)
        except ValueError:
            raise ValidationError(self.error_messages["unread"], code="unread") from None

    def run_validators(self, value: Any) -> None:
        """Those of a text have nothing to say of times."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((self.prepare_value(initial) or "") != (data or ""))
