"""Cells of a table, given as HTML that is often broken: lists without items, lists left open.

A cell becomes a run of lines, so that a cell cut by a page's end can be joined to its other half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from .layout import announces
from .markup import inline, listing
from .wrapping import join

_BOLD_TAGS = {"b", "strong", "u"}
_BREAKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
_DROPPED = {"script", "style", "template"}
_BULLET = re.compile(r"\s*[●•▪◦]\s*")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+(?=\D)")
_STARTS_ANEW = re.compile(r"^(?:\*\*)?\d{1,2}(?:[.)]|\.\d)")


@dataclass
class Line:
    """`kind` is `p`, `ol` or `ul`; `text` is plain but for `**bold**`. A space at its end is kept,
    since it decides how Thai goes on in the other half of the cell."""

    kind: str
    text: str
    number: int = 0
    unmarked: bool = False  #: in a list, with nothing that shows where its points begin


class _CellReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._kind = "p"
        self._in_item = False
        self._text = ""
        self._dropping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping = True
        elif tag in ("ol", "ul"):
            self.flush()
            self._kind = tag
        elif tag in _BREAKS:
            self.flush()
            self._in_item = tag == "li"
            self._kind = "p" if tag in ("p", "div") else self._kind
        elif tag in _BOLD_TAGS:
            self._text += "**"

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropping = False
        elif tag in ("ol", "ul"):
            self.flush()
            self._kind = "p"
        elif tag in _BREAKS:
            self.flush()
            self._in_item = False
        elif tag in _BOLD_TAGS:
            self._text = self._text.rstrip() + "**"

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._text += data

    def flush(self) -> None:
        text = re.sub(r"\s+", " ", self._text).lstrip()
        self._text = ""
        if not text.strip():
            return
        if self._in_item and self._kind != "p":
            self.lines.append(Line(self._kind, text))
        else:
            self.lines += _lines_of(self._kind, text)


def read_cell(html: str) -> list[Line]:
    reader = _CellReader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return _number_paragraphs(reader.lines)


def _lines_of(kind: str, text: str) -> list[Line]:
    """The items in a stretch of text of one list; marks that stood for missing `<li>` are taken off."""
    if _BULLET.search(text):
        return [Line("ul", item) for item in _BULLET.split(text) if item.strip()]
    if kind == "p":
        return [Line("p", text)]
    numbered = _split_numbered(text)
    items = _split_repeated(text)
    return numbered or [Line(kind, item, unmarked=len(items) == 1) for item in items]


def _split_numbered(text: str) -> list[Line]:
    marks = list(_NUMBERED.finditer(text))
    if not marks or marks[0].start() > 0:
        return []
    wanted = 0
    starts: list[re.Match[str]] = []
    for mark in marks:
        if not starts or int(mark[1]) == wanted:
            starts.append(mark)
            wanted = int(mark[1]) + 1
    ends = [mark.start() for mark in starts[1:]] + [len(text)]
    return [
        Line("ol", text[mark.end() : end], int(mark[1]))
        for mark, end in zip(starts, ends, strict=True)
    ]


def _split_repeated(text: str) -> list[str]:
    """Items of a list that lost its marks, where all begin with the same word: `หมวด… หมวด…`."""
    pieces = text.split(" ")
    for length in (6, 5, 4, 3):
        word = pieces[0][:length]
        starts = [i for i, piece in enumerate(pieces) if piece.startswith(word)]
        if len(word) == length and len(starts) > 2:
            ends = [*starts[1:], len(pieces)]
            return [" ".join(pieces[a:b]) for a, b in zip(starts, ends, strict=True)]
    return [text]


def _number_paragraphs(lines: list[Line]) -> list[Line]:
    """Paragraphs numbered `1.`, `2.` or `2)` after an item 1 are items; `1.1` stays a paragraph."""
    result: list[Line] = []
    for line in lines:
        found = _split_numbered(line.text) if line.kind == "p" else []
        wanted = _next_number(result)
        if len(found) == 1 and found[0].number in (wanted, 1):
            result.append(found[0])
        else:
            if line.kind == "ol" and not line.number:
                line.number = wanted if result and result[-1].kind == "ol" else 1
            result.append(line)
    return result


def _next_number(lines: list[Line]) -> int:
    for line in reversed(lines):
        if line.kind != "ul":
            return line.number + 1
    return 1


def join_cells(first: list[Line], second: list[Line]) -> list[Line]:
    """A cell and its other half from the next page. A sentence cut between them is made whole."""
    if not first or not second:
        return first or second
    last, rest = first[-1], second[0]
    cut = rest.kind == "p" and not _STARTS_ANEW.match(rest.text)
    if not cut:
        return _renumber([*first, *second])
    text = join(last.text.rstrip(), rest.text, spaced=last.text.endswith(" "))
    return _renumber([*first[:-1], Line(last.kind, text, last.number), *second[1:]])


def _renumber(lines: list[Line]) -> list[Line]:
    """Items that stood as `<p>2) …` behind a page's end become items again."""
    return _number_paragraphs(lines)


def name_in(html: str) -> str:
    """A cell's words alone, in one line."""
    words = " ".join(line.text.replace("**", "").strip() for line in read_cell(html))
    return re.sub(r"\s+", " ", words).strip()


def render(lines: list[Line]) -> str:
    html = ""
    index = 0
    while index < len(lines):
        if lines[index].kind == "p":
            html += f"<p>{inline(lines[index].text)}</p>"
            index += 1
        else:
            end = _end_of_list(lines, index)
            html += _render_list(lines[index:end])
            index = end
    return html


def _end_of_list(lines: list[Line], start: int) -> int:
    kind, end = lines[start].kind, start + 1
    while end < len(lines) and (
        (lines[end].kind == kind and lines[end].number != 1) or _is_nested(lines, end)
    ):
        end += 1
    return end


def _is_nested(lines: list[Line], index: int) -> bool:
    """Whether bullets stand below an ordered item that promises them: `… โดยแบ่งเป็น`."""
    if lines[index].kind != "ul":
        return False
    above = index
    while above >= 0 and lines[above].kind == "ul":
        above -= 1
    return above >= 0 and lines[above].kind == "ol" and announces(lines[above].text)


def _render_list(lines: list[Line]) -> str:
    """One list; points below an item take its kind, as below one of the other kind the editor would
    begin a second list, and numbers the text refers to would start again."""
    kind = lines[0].kind
    items: list[str] = []
    below: list[str] = []
    for line in [*lines, Line(kind, "")]:
        if line.kind != kind:
            below.append(inline(line.text))
            continue
        if below:
            items[-1] += listing(below, ordered=kind == "ol")
            below = []
        items.append(inline(line.text))
    return listing(items[:-1], ordered=kind == "ol")
