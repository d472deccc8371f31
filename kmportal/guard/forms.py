"""Forms that programs fill in badly, without a riddle for people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from .text import clean

if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object

_signer = signing.TimestampSigner(salt="kmportal.guard.forms")
#: A page may lie open for days; a month-old stamp is a harvested one.
LONGEST = datetime.timedelta(days=30)


def stamp() -> str:
    """Tells, signed, when a form was handed out."""
    return _signer.sign("form")


class CleanTextField(forms.CharField):
    """Cleaned before anything else looks at it, so that a pasted NUL is dropped and not complained of."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(clean(str(value or ""))))


class _StampInput(forms.HiddenInput):
    """A refused form keeps its stamp, so that sending it again is not too quick again; a stamp
    that counts no longer is replaced."""

    def format_value(self, value: Any) -> str:
        return str(value) if value and _age(str(value)) is not None else stamp()


class GuardedForm(_Form):
    """Mix into a form that guests or new members fill in; render `form.guard` inside it.

    `homepage` is hidden from people and must stay empty; `opened` must be a few seconds old.
    """

    guard_fields = ("homepage", "opened")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["homepage"] = forms.CharField(
            label=_("Leave this empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.fields["opened"] = forms.CharField(required=False, widget=_StampInput)

    @property
    def guard(self) -> dict[str, Any]:
        """The two fields, for `guard/fields.html`."""
        return {"trap": self["homepage"], "opened": self["opened"]}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        age = _age(data.get("opened", ""))
        least = getattr(settings, "GUARD_MINIMUM_SECONDS", 2)
        if data.get("homepage"):
            self.add_error(None, _("Please empty the field “Leave this empty” and send again."))
        elif age is None or age < least:
            self.add_error(None, _("That was very quick. Please press the button once more."))
        return data


def _age(value: str) -> float | None:
    """Seconds since the stamp was given; None if it is forged or too old."""
    try:
        _signer.unsign(value, max_age=LONGEST)
        given = signing.b62_decode(value.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError, IndexError):
        return None
    return datetime.datetime.now(datetime.UTC).timestamp() - given
