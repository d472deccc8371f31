"""HTML documents as the plain form the parsers read: Markdown headings and lists, tables with tabs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

_KEPT = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "br", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "td", "th", "b", "strong", "blockquote", "pre", "title"),
}
_DROPPED_WITH_TEXT = {"script", "style", "template", "noscript", "iframe", "object", "svg"}
_LOOKS_LIKE_HTML = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|h1|p)\b", re.I | re.S
)
_BLOCKS = {"p", "div", "section", "article", "blockquote", "pre", "br"}
_INLINE_BOLD = {"b", "strong"}


def is_html(text: str) -> bool:
    return _LOOKS_LIKE_HTML.match(text) is not None


def plain_form(html: str) -> str:
    head = re.compile(r"<head\b.*?</head>", re.I | re.S)
    clean = nh3.clean(
        head.sub("", html), tags=_KEPT, attributes={}, clean_content_tags=_DROPPED_WITH_TEXT
    )
    writer = _Writer()
    writer.feed(clean)
    writer.close()
    text = re.sub(r"[ \t]+\n", "\n", writer.text) if not writer.has_table else writer.text
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.has_table = False
        self._lists: list[int | None] = []  # the next number of each open list; None for bullets
        self._row: list[str] | None = None
        self._cell: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._cell is not None:
            self._cell += f"<{tag}>"
        elif re.fullmatch(r"h[1-6]", tag):
            self._break(2, "#" * int(tag[1]) + " ")
        elif tag in ("ul", "ol", "li"):
            self._open_list(tag)
        elif tag in ("table", "tr", "td", "th"):
            self._open_table(tag)
        elif tag in _BLOCKS and not self._lists:
            self._break(1 if tag == "br" else 2)
        elif tag in _INLINE_BOLD:
            self.text += "**"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._row is not None:
            self._row.append(re.sub(r"\s+", " ", self._cell or ""))
            self._cell = None
        elif self._cell is not None:
            self._cell += f"</{tag}>"
        elif tag == "tr" and self._row is not None:
            self.text += "\t".join(self._row) + "\n"
            self._row = None
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._break(1 if self._lists else 2)
        elif tag in _INLINE_BOLD:
            self.text += "**"
        elif tag in _BLOCKS - {"br"} | {"table"} or re.fullmatch(r"h[1-6]", tag):
            self._break(2 if not self._lists else 0)

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell += data.replace("<", "&lt;")
        elif self._row is None:
            data = re.sub(r"\s+", " ", data)
            self.text += data.lstrip() if self.text.endswith(("\n", " ")) else data

    def _open_list(self, tag: str) -> None:
        self._break(1 if self._lists or tag == "li" else 2)
        if tag != "li":
            self._lists.append(1 if tag == "ol" else None)
            return
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self.text += "   " * (len(self._lists) - 1) + (f"{number}. " if number else "- ")

    def _open_table(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = ""
            return
        self._break(2 if tag == "table" else 1)
        self.has_table = True
        if tag == "tr":
            self._row = []

    def _break(self, lines: int, start: str = "") -> None:
        """At least so many line ends before what follows."""
        if self.text and lines:
            self.text = self.text.rstrip(" ")
            missing = lines - (len(self.text) - len(self.text.rstrip("\n")))
            self.text += "\n" * max(missing, 0)
        self.text += start
