"""Parts of a text as the blocks of a page's running text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .cells import name_in
from .drafts import Block
from .layout import Heading, Item, Items, Paragraph, Part, Table
from .markup import inline, listing, paragraph, plain
from .wrapping import clip

LONGEST_HEADING = 160
_BASE = re.compile(r"^\*\*(?P<name>(?:ฐาน|base\b)[^*]+)\*\*\s*(?P<text>.*)$", re.I | re.S)


def blocks_of(parts: Iterable[Part | Block]) -> list[Block]:
    """Heading, paragraph, table and theme blocks; paragraphs and lists in a row share one block."""
    blocks: list[Block] = []
    for part in parts:
        for kind, value in _blocks_of_part(part):
            if kind == "paragraph" and blocks and blocks[-1][0] == "paragraph":
                blocks[-1] = ("paragraph", blocks[-1][1] + value)
            else:
                blocks.append((kind, value))
    return blocks


def _blocks_of_part(part: Part | Block) -> Iterable[Block]:
    if isinstance(part, tuple):
        return [part]
    if isinstance(part, Heading):
        level = str(part.level)
        return [("heading", {"text": clip(plain(part.text), LONGEST_HEADING), "level": level})]
    if isinstance(part, Paragraph):
        return [("paragraph", paragraph(part.text))]
    if isinstance(part, Table):
        return [("table", _table(part))]
    bases = [_BASE.match(item.text) for item in part.items]
    if len(bases) > 1 and all(bases):
        return [_theme(item, base) for item, base in zip(part.items, bases, strict=True) if base]
    return [("paragraph", list_html(part))]


def list_html(items: Items) -> str:
    return listing((_item_html(item, items.ordered) for item in items.items), ordered=items.ordered)


def _item_html(item: Item, ordered: bool) -> str:
    """A list below takes the kind of the one above: see `cells`."""
    html = inline(item.text)
    if item.children:
        html += listing((_item_html(child, ordered) for child in item.children), ordered=ordered)
    return html


def _theme(item: Item, base: re.Match[str]) -> Block:
    below = list_html(Items(item.children)) if item.children else ""
    text = paragraph(base["text"]) if base["text"].strip() else ""
    return ("theme", {"name": base["name"].strip(), "text": text + below})


def _table(table: Table) -> dict[str, object]:
    columns = max(len(row) for row in table.rows)
    data = [[name_in(cell) for cell in row] + [""] * (columns - len(row)) for row in table.rows]
    return {
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": "",
        "data": data,
    }
