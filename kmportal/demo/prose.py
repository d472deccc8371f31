"""The plain notation the demo texts are written in, and the blocks it becomes.

An empty line ends a chunk. A chunk is a heading (`## `, `### `), a quotation (lines with `> `, the
last one `> — speaker`), a table (lines with `|`), a list (`- ` or `1. `, two spaces deeper for a
list inside it), a mark such as `[[picture rice | alt | caption]]`, or a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from wagtail.rich_text import RichText

Block = tuple[str, Any]
Mark = Callable[[list[str], str], Block]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<bullet>-)|\d+\.) +(?P<text>.+)")
_MARK = re.compile(r"\[\[(\w+) ([^\]]+)\]\]\s*(.*)", re.DOTALL)


def html(text: str) -> str:
    """Paragraphs and lists as rich text.

    >>> html("เก็บ **ทุกวัน**\\n\\n- สมุด\\n- ดินสอ")
    '<p>เก็บ <b>ทุกวัน</b></p><ul><li>สมุด</li><li>ดินสอ</li></ul>'
    """
    return "".join(_chunk_html(chunk) for chunk in _chunks(text))


def rich(text: str) -> RichText:
    return RichText(html(text))


def blocks(text: str, marks: dict[str, Mark]) -> list[Block]:
    """The text as stream blocks; paragraphs and lists that follow one another stay in one block."""
    made: list[Block] = []
    for chunk in _chunks(text):
        block = _special(chunk, marks)
        if block is None:
            made = _with_paragraph(made, _chunk_html(chunk))
        else:
            made.append(block)
    return made


def _chunks(text: str) -> Iterator[str]:
    return (chunk.strip("\n") for chunk in re.split(r"\n\s*\n", text.strip()) if chunk.strip())


def _with_paragraph(made: list[Block], source: str) -> list[Block]:
    if made and made[-1][0] == "paragraph":
        return [*made[:-1], ("paragraph", RichText(made[-1][1].source + source))]
    return [*made, ("paragraph", RichText(source))]


def _special(chunk: str, marks: dict[str, Mark]) -> Block | None:
    if match := _MARK.fullmatch(chunk):
        name, words, rest = match.groups()
        return marks[name]([word.strip() for word in words.split("|")], rest)
    if chunk.startswith("##"):
        level, _space, text = chunk.partition(" ")
        return "heading", {"text": text.strip(), "level": str(len(level))}
    if chunk.startswith("> "):
        return "quote", _quote(chunk)
    if chunk.startswith("|"):
        return "table", _table(chunk)
    return None


def _quote(chunk: str) -> dict[str, str]:
    lines = [line.removeprefix(">").strip() for line in chunk.splitlines()]
    speaker = lines.pop().removeprefix("— ") if lines[-1].startswith("— ") else ""
    return {"text": "\n".join(lines), "speaker": speaker}


def _table(chunk: str) -> dict[str, Any]:
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in chunk.splitlines()]
    return {
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "data": rows,
    }


def _chunk_html(chunk: str) -> str:
    lines = chunk.splitlines()
    if _ITEM.fullmatch(lines[0]):
        return _list_html(lines)
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _list_html(lines: list[str]) -> str:
    """One list; deeper lines become a list inside the item before them."""
    items: list[list[str]] = []
    tag = "ul" if lines[0].lstrip().startswith("-") else "ol"
    depth = len(lines[0]) - len(lines[0].lstrip())
    for line in lines:
        if len(line) - len(line.lstrip()) > depth:
            items[-1].append(line)
        else:
            items.append([line])
    rendered = []
    for first, *inner in items:
        match = _ITEM.fullmatch(first)
        text = _inline(match["text"] if match else first.strip())
        rendered.append(f"<li>{text}{_list_html(inner) if inner else ''}</li>")
    return f"<{tag}>{''.join(rendered)}</{tag}>"


def _inline(text: str) -> str:
    safe = escape(text.strip(), quote=False)
    return _LINK.sub(r'<a href="\2">\1</a>', _BOLD.sub(r"<b>\1</b>", safe))
