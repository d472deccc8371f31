"""What people answered, added up: ratings and choices, over all languages of a form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kmportal.charts.data import Chart, Series

from .building import RATINGS
from .models.question import FormQuestion
from .models.tally import EVERYONE, FormTally

if TYPE_CHECKING:
    from .models import FormPage

Type = FormQuestion.Type
#: By question and choice. A tick not set is counted too, as "".
Counts = dict[str, Counter[str]]


@dataclass(frozen=True)
class Sum:
    """One question: how many gave each answer. `answered` counts people, who may choose several."""

    question: FormQuestion
    counts: Sequence[tuple[str, int]]
    answered: int
    average: Decimal | None = None

    @property
    def key(self) -> str:
        """Of its picture, among those of a page."""
        return f"sum-{self.question.clean_name}"

    @property
    def chart(self) -> Chart:
        labels = [label for label, _count in self.counts]
        values = [count for _label, count in self.counts]
        return Chart(self.question.label, labels, [Series(_("People"), values)], unit=_("people"))


def sums_of(
    page: FormPage,
    answers: Iterable[tuple[int, Mapping[str, Any]]],
    family: Sequence[FormPage],
) -> list[Sum]:
    """`answers` are page and data; the sums of deleted ones are added for the pages of `family`."""
    questions = [each for each in page.form_fields.all() if each.is_counted]
    if not questions:
        return []
    same = _same_choices(questions, [each for each in family if each.pk != page.pk])
    counts: Counts = defaultdict(Counter)
    for row in FormTally.objects.filter(page__in=family).exclude(question=EVERYONE):
        choice = same.get((row.page_id, row.question, row.choice), row.choice)
        counts[row.question][choice] += row.count
    for page_id, data in answers:
        for question in questions:
            for choice in choices_in(question, data):
                ours = same.get((page_id, question.clean_name, choice), choice)
                counts[question.clean_name][ours] += 1
    return [_sum(question, counts[question.clean_name]) for question in questions]


#: Beside the choices: how many answered the question, whatever and however much they chose.
ANSWERED = ""


def choices_in(question: FormQuestion, data: Mapping[str, Any]) -> list[str]:
    """What an answer counts as; nothing where it is empty or of another kind than the question."""
    value = data.get(question.clean_name)
    if question.field_type == Type.YES:
        found = ["1" if value else "0"] if value is not None else []
    elif isinstance(value, list):
        found = [str(each) for each in value]
    else:
        found = [str(value)] if value not in (None, "") else []
    return [*found, ANSWERED] if found else []


def _same_choices(
    questions: Sequence[FormQuestion], others: Sequence[FormPage]
) -> dict[tuple[int, str, str], str]:
    """What a choice is called here that was made in another language: the one in its place."""
    here = {each.clean_name: each.choice_list for each in questions if each.choices}
    if not here or not others:
        return {}
    rows = FormQuestion.objects.filter(page__in=others, clean_name__in=here)
    return {
        (row.page_id, row.clean_name, theirs): ours
        for row in rows
        for theirs, ours in zip(row.choice_list, here[row.clean_name], strict=False)
    }


def _sum(question: FormQuestion, counts: Counter[str]) -> Sum:
    answered = counts.pop(ANSWERED, 0)
    if question.field_type == Type.RATING:
        rated = [(number, counts.get(str(number), 0)) for number, _word in RATINGS]
        shown = [
            (f"{number} {word}", count)
            for (number, word), (_same, count) in zip(RATINGS, rated, strict=True)
        ]
        return Sum(question, shown, answered, _average(rated))
    if question.field_type == Type.YES:
        return Sum(question, [(_("Yes"), counts["1"]), (_("No"), counts["0"])], answered)
    known = question.choice_list
    gone = [choice for choice in counts if choice not in known]  # chosen before they were changed
    return Sum(question, [(choice, counts[choice]) for choice in [*known, *gone]], answered)


def _average(rated: Sequence[tuple[int, int]]) -> Decimal | None:
    people = sum(count for _number, count in rated)
    if not people:
        return None
    total = Decimal(sum(number * count for number, count in rated))
    return (total / people).quantize(Decimal("0.1"))
