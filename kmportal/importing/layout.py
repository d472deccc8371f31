"""A text's visible structure: headings, paragraphs, lists inside lists, tables.

Reads plain text and Markdown alike. Cells of a table are separated by tabs and may hold HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from pythainlp.tokenize import word_tokenize

from .wrapping import NARROWEST, breaks_off, continues, join, join_lines, width

LONGEST_HEADING = 65
SHORT_LINE = 60
_MARKER = re.compile(
    r"^(?P<indent>\s*)(?:(?P<bullet>[-*•●–])\s+)?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)]))[.)]?\s*(?=\D))?"
)
_MARKDOWN_HEADING = re.compile(r"^\s*(#{1,6})\s+(.*?)\s*#*$")
_AREA = re.compile(r"^\((\d{1,2})\)\s*(.+)$")
_ANNOUNCES = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย|แบ่งเป็น|เช่น|following|as follows|:)\s*$")
_NO_HEADING = re.compile(r"[.!?;,…ฯ\"”]$|^\d")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
#: Thai ends no sentence with a stop; these words show one all the same.
_IN_SENTENCES = frozenset(
    {"จึง", "ได้", "แล้ว", "ก็", "พบ", "ซึ่ง", "ทำให้", "จะ", "ว่า", "มี", "คือ", "เพราะ"}
)
_AT_END_OF_SPEECH = frozenset({"ค่ะ", "คะ", "ครับ", "คับ", "นะ", "จ้ะ", "จ้า"})
_LABELLED = re.compile(r"^(?P<label>\S+ที่\s?\d+\s.{2,60}?)\s*:\s+(?P<text>\S.*)$")


@dataclass
class Heading:
    text: str
    level: int = 2
    number: int | None = None  #: where the text numbers it, as in `(1) …`


@dataclass
class Paragraph:
    text: str


@dataclass
class Item:
    text: str
    number: str = ""
    children: list[Item] = field(default_factory=list)
    indent: int = 0

    @property
    def leaves(self) -> list[Item]:
        return [leaf for child in self.children for leaf in child.leaves] or [self]


@dataclass
class Items:
    items: list[Item]

    @property
    def ordered(self) -> bool:
        return bool(self.items[0].number)


@dataclass
class Table:
    rows: list[list[str]]  #: the first one is the header


Part = Heading | Paragraph | Items | Table


def announces(text: str) -> bool:
    """Whether a text ends with words that promise a list."""
    return _ANNOUNCES.search(text) is not None


def parts_of(text: str) -> list[Part]:
    parts: list[Part] = []
    for block in _blocks(text):
        for part in _read_block(block):
            _append(parts, part)
    if parts and isinstance(parts[-1], Heading):
        parts[-1] = Paragraph(parts[-1].text)  # a heading heads something
    return list(_numbered_headings(parts))


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines of one kind, with no empty line between them."""
    run: list[str] = []
    for line in [*text.split("\n"), ""]:
        empty = not line.strip() and "\t" not in line
        if run and (empty or not _belongs(line, run)):
            yield run
            run = []
        if not empty:
            run.append(line)


def _belongs(line: str, run: list[str]) -> bool:
    kind, before = _kind(line), _kind(run[0])
    if kind == "items" and before == "text":
        # A line cut before `3)` of a running sentence begins no list.
        marker = _MARKER.match(line)
        return bool(marker and marker["number"] and not marker["number"].startswith(("1", "๑")))
    return kind == before or (kind == "text" and before == "items")


def _kind(line: str) -> str:
    if "\t" in line.strip(" "):
        return "table"
    return "items" if _is_item(line) else "text"


def _is_item(line: str) -> bool:
    marker = _MARKER.match(line)
    if marker is None or not (marker["bullet"] or marker["number"]):
        return False
    return bool(line[marker.end() :].strip()) and not line.lstrip().startswith("**")


def _read_block(lines: list[str]) -> Iterator[Part]:
    if _kind(lines[0]) == "table":
        yield Table([line.split("\t") for line in lines])
    elif _kind(lines[0]) == "items":
        yield Items(_nest(_item_lines(lines)))
    else:
        yield from _read_text(lines)


def _read_text(lines: list[str]) -> Iterator[Part]:
    lone = len(lines) == 1
    for line in join_lines(lines):
        if match := _MARKDOWN_HEADING.match(line):
            yield Heading(match[2], min(max(len(match[1]), 2), 3))
        elif match := _AREA.match(line):
            yield Heading(match[2], number=int(match[1])) if lone else Paragraph(line)
        elif match := _LABELLED.match(line):
            yield Heading(match["label"], 3)
            yield Paragraph(match["text"])
        elif lone and may_be_heading(line):
            yield Heading(line)
        else:
            yield Paragraph(line)


def may_be_heading(line: str) -> bool:
    """Whether a lone line is short and no sentence. What stands in brackets does not count."""
    if not line or width(_IN_BRACKETS.sub("", line)) > LONGEST_HEADING or announces(line):
        return False
    if _NO_HEADING.search(line) or re.match(r"[a-z]", line):
        return False
    words = word_tokenize(line, engine="newmm", keep_whitespace=False)
    return words[-1] not in _AT_END_OF_SPEECH and _IN_SENTENCES.isdisjoint(words)


def _item_lines(lines: list[str]) -> list[Item]:
    items: list[Item] = []
    for line in lines:
        if not _is_item(line):
            items[-1].text = join(items[-1].text, line.strip())
            continue
        marker = _MARKER.match(line)
        assert marker is not None  # noqa: S101 - _is_item matched the same pattern
        text = line[marker.end() :].strip()
        number = "".join(str(int(c)) if c.isdigit() else c for c in marker["number"] or "")
        items.append(Item(text, number, indent=len(marker["indent"])))
    return items


def _nest(items: list[Item]) -> list[Item]:
    """Put each item below the one its number (`2.2.1` below `2.2`) or its indent belongs to."""
    top: list[Item] = []
    path: list[Item] = []
    for item in items:
        while path and not _is_below(item, path[-1]):
            path.pop()
        (path[-1].children if path else top).append(item)
        path.append(item)
    return top


def _is_below(item: Item, above: Item) -> bool:
    if "." in item.number and above.number:
        return item.number.startswith(f"{above.number}.")
    return item.indent > above.indent


def _append(parts: list[Part], part: Part) -> None:
    """Add a part, or join it to the one it goes on with."""
    last = parts[-1] if parts else None
    if isinstance(part, Items) and isinstance(last, Items) and _goes_on(last, part):
        last.items = _nest([*_flat(last.items), *_flat(part.items)])
    elif isinstance(part, Table) and isinstance(last, Table) and _same_header(last, part):
        last.rows += part.rows[1:]
    elif (
        isinstance(part, Paragraph)
        and isinstance(last, Paragraph)
        and continues(last.text, part.text)
    ):
        last.text = join(last.text, part.text)
    elif isinstance(part, Heading | Paragraph) and isinstance(last, Items) and _takes_end(last):
        parts.append(Paragraph(_cut_end(last) + part.text))
    elif _is_continued_heading(last, part):
        parts[-1] = Paragraph(join(last.text, part.text))  # type: ignore[union-attr]  # checked
    else:
        parts.append(part)


def _same_header(table: Table, other: Table) -> bool:
    return [cell.split() for cell in table.rows[0]] == [cell.split() for cell in other.rows[0]]


def _is_continued_heading(last: Part | None, part: Part) -> bool:
    """A short first line that turns out to be the beginning of a broken sentence."""
    if not isinstance(last, Heading) or not isinstance(part, Paragraph):
        return False
    return width(last.text) >= NARROWEST and continues(last.text, part.text)


def _goes_on(last: Items, part: Items) -> bool:
    """Whether a list after an empty line is the same list: bullets, or the next number."""
    before, after = last.items[-1].number, part.items[0].number
    if not before or not after:
        return before == after
    return after == str(int(before.split(".")[0]) + 1) or "." in after


def _flat(items: list[Item]) -> list[Item]:
    flat: list[Item] = []
    for item in items:
        flat += [item, *_flat(item.children)]
        item.children = []
    return flat


def _takes_end(items: Items) -> bool:
    return breaks_off(items.items[-1].leaves[-1].text)


def _cut_end(items: Items) -> str:
    """Take the beginning of a sentence off a list that a page's end cut: `… ผลการ`."""
    leaf = items.items[-1].leaves[-1]
    leaf.text, _space, beginning = leaf.text.rpartition(" ")
    return beginning


def _numbered_headings(parts: list[Part]) -> Iterator[Part]:
    """A list of one short numbered line followed by text is a numbered heading."""
    for part, after in zip_longest(parts, parts[1:]):
        if isinstance(after, Paragraph | Table) and isinstance(part, Items) and _is_heading(part):
            yield Heading(part.items[0].text)
        else:
            yield part


def _is_heading(items: Items) -> bool:
    first = items.items[0]
    lone = len(items.items) == 1 and bool(first.number) and not first.children
    return lone and width(first.text) < SHORT_LINE and not _NO_HEADING.search(first.text)
