"""The account of an import as a table for a terminal, where Thai marks take no column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from .importer import Made, Outcome
from .wrapping import clip, width

LONGEST_CELL = 60
_COLUMNS = (
    pgettext_lazy("import report", "File"),
    pgettext_lazy("import report", "Made"),
    pgettext_lazy("import report", "Title"),
    pgettext_lazy("import report", "Language"),
    pgettext_lazy("import report", "Below"),
)


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [tuple(map(str, _COLUMNS))]
    all_notes: list[list[str]] = [[]]
    for outcome in outcomes:
        for index, row in enumerate(_rows(outcome)):
            rows.append(row)
            all_notes.append(list(_notes(outcome)) if index == _last(outcome) else [])
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row, notes in zip(rows, all_notes, strict=True):
        yield "  ".join(map(_pad, row, widths)).rstrip()
        yield from (f"    {note}" for note in notes)


def _rows(outcome: Outcome) -> list[tuple[str, ...]]:
    if outcome.error:
        return [(outcome.file, _("nothing"), "", "", "")]
    return [
        (
            outcome.file if index == 0 else "",
            _made(made, outcome),
            clip(made.title, LONGEST_CELL),
            made.language,
            clip(made.parent, LONGEST_CELL // 2),
        )
        for index, made in enumerate(outcome.made)
    ]


def _last(outcome: Outcome) -> int:
    return max(len(outcome.made) - 1, 0)


def _made(made: Made, outcome: Outcome) -> str:
    if outcome.already:
        return _("already imported: %(type)s") % {"type": made.kind}
    return made.kind if made.new else _("exists: %(type)s") % {"type": made.kind}


def _notes(outcome: Outcome) -> Iterator[str]:
    """Why it was taken for this type, what came with it, and with a `?` what it was unsure of."""
    if outcome.error:
        yield f"! {outcome.error}"
    yield from (f"- {reason}" for reason in outcome.reasons)
    if outcome.comments:
        message = ngettext("%(count)s comment.", "%(count)s comments.", outcome.comments)
        yield "- " + message % {"count": outcome.comments}
    yield from (f"? {doubt}" for doubt in outcome.unsure)


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
