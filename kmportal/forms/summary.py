"""What readers of a form are shown of its answers: sums only, and not of a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models.answer import FormAnswer
from .standing import family_of
from .sums import Sum, sums_of

if TYPE_CHECKING:
    from .models import FormPage

#: Of fewer it could be guessed who answered what.
FEWEST = 5


def public_summary(page: FormPage) -> list[Sum]:
    if not (page.show_summary and page.pk):
        return []
    family = family_of(page)
    answers = FormAnswer.objects.filter(page__in=family).values_list("page", "form_data")
    return [each for each in sums_of(page, answers, family) if each.answered >= FEWEST]
