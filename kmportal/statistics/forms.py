"""What to show, of which months."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import periods
from .dimensions import DIMENSIONS, month_name
from .measures import MEASURES, READS
from .periods import LONGEST, OFFERED, Period, months_after

if TYPE_CHECKING:
    from .scope import Scope

LISTS = (
    ("most_read", _("Pages read most")),
    ("never_read", _("Pages nobody read")),
    ("looked_up", _("Lessons looked up, not used yet")),
    ("applied", _("Lessons used")),
)
WORDS = (
    ("searched", _("Searched for most")),
    ("missed", _("Searched for and not found")),
)


class StatisticsForm(forms.Form):
    show = forms.ChoiceField(label=_("Show"), required=False)
    first = forms.ChoiceField(label=_("First month"), required=False)
    last = forms.ChoiceField(label=_("Last month"), required=False)
    drawn = forms.ChoiceField(
        label=_("In the chart"),
        required=False,
        choices=[(measure.key, measure.label) for measure in MEASURES],
    )

    def __init__(self, data: Any, scope: Scope) -> None:
        self._usual = periods.usual()
        usual = {
            "show": DIMENSIONS[0].key,
            "first": _key(self._usual.first),
            "last": _key(self._usual.months[-1]),
            "drawn": READS.key,
        }
        given = {name: data[name] for name in usual if data.get(name)}
        super().__init__(usual | given)
        fields: Any = self.fields
        fields["show"].choices = _subjects(scope)
        fields["first"].choices = fields["last"].choices = _months()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = (_day(cleaned.get(name)) for name in ("first", "last"))
        if first and last:
            if first > last:
                raise ValidationError(_("The last month is before the first one."))
            if months_after(first, LONGEST) <= last:
                text = _("Choose %(count)s months at most.")
                raise ValidationError(text, params={"count": LONGEST})
            cleaned["period"] = periods.between(first, last)
        return cleaned

    @property
    def period(self) -> Period:
        """The usual one where what was chosen makes none."""
        return self.cleaned_data["period"] if self.is_valid() else self._usual

    def chosen(self, name: str) -> str:
        """Empty where it is none of the choices."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def _subjects(scope: Scope) -> list[Any]:
    by = [(each.key, each.label) for each in DIMENSIONS]
    groups: list[Any] = [(_("All by"), by), (_("Pages and lessons"), LISTS)]
    return [*groups, (_("Searches"), WORDS)] if scope.searches else groups


def _months() -> list[tuple[str, str]]:
    """The newest first."""
    this_month = periods.today().replace(day=1)
    months = [months_after(this_month, -number) for number in range(OFFERED)]
    return [(_key(month), month_name(month)) for month in months]


def _key(month: datetime.date) -> str:
    return f"{month:%Y-%m}"


def _day(key: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(f"{key}-01") if key else None
