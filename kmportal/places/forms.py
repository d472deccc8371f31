"""Choosing a place in the editor: by three letters, an address or a code, in either language."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kmportal.core.suggest import SuggestedModelField

from .gazetteer import Gazetteer
from .models import Place
from .resolve import resolve

SUGGESTIONS_IN_ERROR = 3


class PlaceField(SuggestedModelField):
    url_name = "place_suggestions"
    #: Set where one field reads many texts: reading all names takes a while.
    gazetteer: Gazetteer | None = None

    def text_of(self, instance: Place) -> str:  # type: ignore[override]  # of places only
        """The full name, with the code: two tambons of one amphoe may share an English name."""
        return f"{instance.full_name} ({instance.code})"

    def find(self, text: str) -> Place:
        resolution = resolve(text, self.gazetteer)
        if resolution.place:
            return resolution.place
        raise ValidationError(_message(text, resolution.suggestions), code="invalid_choice")


def _message(text: str, suggestions: list[Place]) -> str:
    message = _(
        "We do not know “%(text)s” as one place. Type three letters and choose from the list, "
        "or write the tambon with its amphoe and province."
    ) % {"text": text}
    if suggestions:
        names = "; ".join(place.full_name for place in suggestions[:SUGGESTIONS_IN_ERROR])
        message += " " + _("Perhaps you mean: %(names)s") % {"names": names}
    return message
