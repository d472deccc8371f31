"""Answers as rows of texts, for the screen and for files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kmportal.core.dates import readable_date
from kmportal.forms.wording import Wording

if TYPE_CHECKING:
    from kmportal.forms.models import FormAnswer, FormPage


class Table:
    def __init__(self, page: FormPage, answers: Sequence[FormAnswer]) -> None:
        self.questions = list(page.form_fields.all())
        self.with_state = bool(page.capacity)
        self._wording = Wording(self.questions, [each.form_data for each in answers])

    @property
    def headers(self) -> list[tuple[str, str]]:
        """By name."""
        state = [("state", pgettext("at a meeting", "Place"))] if self.with_state else []
        asked = [(each.clean_name, each.label) for each in self.questions]
        return [("submit_time", _("When")), *state, *asked]

    def row(self, answer: FormAnswer) -> list[str]:
        state = [answer.get_state_display()] if self.with_state else []
        said = [self._wording.of(each, answer.form_data) for each in self.questions]
        return [readable_date(answer.submit_time), *state, *said]
