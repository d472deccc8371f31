"""Answers as people read them, in the screens and files of their language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kmportal.core.dates import readable_date
from kmportal.places.models import Place

if TYPE_CHECKING:
    from .models import FormQuestion

Data = Mapping[str, Any]


class Wording:
    """Reads the names of all places that were answered at once."""

    def __init__(self, questions: Iterable[FormQuestion], answers: Iterable[Data]) -> None:
        self.questions = list(questions)
        names = [each.clean_name for each in self.questions if each.field_type == "place"]
        codes = {data.get(name) for data in answers for name in names} if names else set()
        codes.discard(None)
        found = Place.objects.filter(code__in=codes) if codes else Place.objects.none()
        self._places = {place.code: place.full_name for place in found.with_ancestors()}

    def of(self, question: FormQuestion, data: Data) -> str:
        """Empty where nothing was answered, or what was is removed."""
        value = data.get(question.clean_name)
        match question.field_type:
            case _ if value in (None, "", []):
                return ""
            case "checkboxes" if isinstance(value, list):
                return ", ".join(map(str, value))
            case "checkbox":
                return yes_or_no(value)
            case "date":
                return _day(str(value))
            case "place":
                return self._places.get(str(value), str(value))
        return str(value)


def yes_or_no(value: Any) -> str:
    return _("Yes") if value else _("No")


def _day(text: str) -> str:
    try:
        return readable_date(datetime.date.fromisoformat(text))
    except ValueError:  # the question was of another kind when it was answered
        return text
