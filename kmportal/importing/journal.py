"""The table of the seven steps, put together again from the pieces a page layout cut it into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .cells import Line, join_cells, name_in, read_cell, render
from .drafts import Step
from .layout import Table
from .wrapping import clip

_COLUMNS = {
    "step": re.compile(r"ขั้นตอน|ขั้นที่|\bsteps?\b", re.I),
    "method": re.compile(r"วิธี|กระบวนการ|\bmethods?\b|how|what was done", re.I),
    "tools": re.compile(r"เครื่องมือ|\btools?\b|support", re.I),
    "outcome": re.compile(r"ผลลัพธ์|ผลที่ได้|\boutcomes?\b|\bresults?\b", re.I),
}
_NUMBER = re.compile(r"^(?:ขั้น(?:ตอน)?(?:ที่)?\s*|step\s*)?(\d)\s*[.):]?\s*", re.I)
STEPS = 7


@dataclass
class _Row:
    number: int
    title: str
    cells: dict[str, list[Line]] = field(default_factory=dict)


def is_journal(table: Table) -> bool:
    columns = _columns(table)
    return "step" in columns and "method" in columns


def steps_of(table: Table, unsure: list[str]) -> list[Step]:
    columns = _columns(table)
    rows: list[_Row] = []
    for cells in table.rows[1:]:
        named = {name: cells[i] for name, i in columns.items() if i < len(cells)}
        title = name_in(named.pop("step"))
        match = _NUMBER.match(title)
        if match and (not rows or int(match[1]) > rows[-1].number):
            rows.append(_Row(int(match[1]), title[match.end() :]))
        elif not rows:
            rows.append(_Row(1, title))
        elif title:
            rows[-1].title = f"{rows[-1].title} {title}"
        for name, html in named.items():
            halves = rows[-1].cells.get(name, []), read_cell(html)
            rows[-1].cells[name] = join_cells(*halves)
    _doubt(rows, unsure)
    return [_step(row) for row in rows if row.number <= STEPS]


def _columns(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, heading in enumerate(map(name_in, table.rows[0])):
        for name, pattern in _COLUMNS.items():
            if name not in found and index not in found.values() and pattern.search(heading):
                found[name] = index
    return found


def _step(row: _Row) -> Step:
    cells = {name: render(lines) for name, lines in row.cells.items()}
    return Step(row.number, clip(row.title, 200), **cells)


def _doubt(rows: list[_Row], unsure: list[str]) -> None:
    numbers = [row.number for row in rows]
    if numbers != list(range(1, STEPS + 1)):
        shown = ", ".join(map(str, numbers))
        unsure.append(_("The table of steps has steps %(steps)s, not 1 to 7.") % {"steps": shown})
    for row in rows:
        if any(line.unmarked for lines in row.cells.values() for line in lines):
            message = _("Step %(step)s has a list whose points the text does not separate.")
            unsure.append(message % {"step": row.number})
