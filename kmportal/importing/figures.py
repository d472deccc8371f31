"""Counts as figures for readers: lists that add up become tables with a checked total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .counts import Count, counts_in, without_year, year_in
from .drafts import Figure, FigureRow, FigureTable
from .layout import Item
from .markup import plain
from .wrapping import clip

_PROMISES_PARTS = re.compile(r"^\s*(?:คือ|ได้แก่|ประกอบด้วย|แบ่งเป็น|ดังนี้|:)")
_BOLD_LEAD = re.compile(r"^\*\*(.+?)\*\*")
_AMONG = re.compile(r"^\s*(?:ใน|จาก)\s*$")


def figures_in_text(text: str, unsure: list[str]) -> list[Figure | FigureTable]:
    """Figures of running text: `101 กลุ่ม คือ … 95 กลุ่ม, … 1 กลุ่ม` is one table."""
    counts = counts_in(text)
    figures: list[Figure | FigureTable] = []
    index = 0
    while index < len(counts):
        parts = _parts_of(index, counts, text)
        if parts:
            figures += _whole_and_parts(counts[index], parts, unsure)
        else:
            figures.append(_single(index, counts, text))
        index += 1 + len(parts)
    return [figure for figure in figures if not isinstance(figure, Figure) or figure.label]


def _parts_of(index: int, counts: list[Count], text: str) -> list[Count]:
    """The counts a promise such as `ประกอบด้วย` introduces: divided by commas, of one unit."""
    whole = counts[index]
    parts: list[Count] = []
    end = whole.end
    for count in counts[index + 1 :]:
        between = text[end : count.start]
        begins = _PROMISES_PARTS.match(between) if not parts else between.lstrip().startswith(",")
        if not begins or count.unit != whole.unit:
            break
        label = _PROMISES_PARTS.sub("", between).strip(" ,")
        parts.append(Count(clip(label, 200), count.value, count.unit, count.start, count.end))
        end = count.end
    return parts if len(parts) > 1 else []


def _whole_and_parts(
    whole: Count, parts: list[Count], unsure: list[str]
) -> list[Figure | FigureTable]:
    rows = [FigureRow(part.label, part.value) for part in parts]
    return _checked(FigureTable(whole.label, whole.unit, rows, whole.value), unsure)


def _checked(table: FigureTable, unsure: list[str]) -> list[Figure | FigureTable]:
    """The table; where its rows miss the total the text states, the total stands beside it instead."""
    if table.total is None or table.sum == table.total:
        return [table]
    message = _("“%(what)s”: the parts add up to %(sum)s, the text says %(total)s.")
    unsure.append(message % {"what": table.title, "sum": table.sum, "total": table.total})
    total = Figure(table.title, table.total, unit=table.unit)
    return [total, FigureTable(table.title, table.unit, table.rows)]


def _single(index: int, counts: list[Count], text: str) -> Figure:
    count = counts[index]
    label = count.label
    if index and _AMONG.match(text[counts[index - 1].end : count.start]):
        label = f"{counts[index - 1].label} ({count.unit})"
    return Figure(label, count.value, unit=count.unit)


def figures_in_items(items: list[Item], unsure: list[str]) -> list[Figure | FigureTable]:
    """Figures of a list: where every point below another has a count, they make a table."""
    figures: list[Figure | FigureTable] = []
    for item in items:
        tables = list(_tables_of(item, unsure))
        figures += tables
        figures += figures_in_items(item.children, unsure)
        if not tables and not item.children:
            figures += _alone(item, items)
    return figures


def _alone(item: Item, siblings: list[Item]) -> Iterator[Figure]:
    """A count that stands in no table. Where all points have counts, their table has them."""
    counts = [count for count in counts_in(item.text) if "จำนวน" in item.text or len(siblings) == 1]
    if len(counts) == 1 and not all(counts_in(sibling.text) for sibling in siblings):
        count = counts[0]
        yield Figure(_title(item, count.label), count.value, year_in(item.text), count.unit)


def _tables_of(item: Item, unsure: list[str]) -> Iterator[Figure | FigureTable]:
    if len(item.children) < 2:
        return
    counted = [_first_of_each_unit(child) for child in item.children]
    stated = {unit: count.value for unit, count in _first_of_each_unit(item).items()}
    for unit in counted[0]:
        if not all(unit in counts for counts in counted):
            continue
        rows = [
            FigureRow(_row_label(child), counts[unit].value, year_in(child.text))
            for child, counts in zip(item.children, counted, strict=True)
        ]
        table = FigureTable(_title(item, item.text), unit, rows, stated.get(unit))
        yield from _checked(table, unsure)


def _first_of_each_unit(item: Item) -> dict[str, Count]:
    first: dict[str, Count] = {}
    for count in counts_in(item.text):
        first.setdefault(count.unit, count)
    return first


def _row_label(item: Item) -> str:
    text = plain(item.text)
    counts = counts_in(text)
    before = text[: counts[0].start] if counts else text
    label = re.sub(r"\s*(?:จำนวน(?:\s*\d+\s*\S+)?|รวม)\s.*$|\s*จำนวน\s*$", "", before)
    return clip(without_year(label) or text, 200)


def _title(item: Item, otherwise: str) -> str:
    lead = _BOLD_LEAD.match(item.text)
    if lead:
        return clip(lead[1], 200)
    named = _row_label(item) if counts_in(item.text) else otherwise
    return clip(plain(named), 200)
