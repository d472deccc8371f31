"""The few signs a member may type, and the blocks of a page they become.

An empty line begins a paragraph, `- ` or `1. ` a list, `# ` a heading; `**words**` are bold, web
addresses become links, and `[รูป 2]` or `[photo 2]` on a line of its own places a photo. Signs that
make no sense stay as typed. Page blocks turn back into the same signs; a block that cannot (a table,
a quotation, what an editor set) is kept whole, and its line `[ส่วน 1f3a90c2]` says where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import groupby
from typing import Any

#: A block type with its value.
Block = tuple[str, object]

PHOTO = re.compile(r"^\[\s*(?:รูป|ภาพ|photo)\s*(\d{1,3})\s*\]$", re.I)
KEPT = re.compile(r"^\[\s*(?:ส่วน|part)\s+([0-9a-f]{8})\s*\]$", re.I)
HEADING = re.compile(r"^(#{1,2})\s+(\S.{0,158})$")
_BULLET = re.compile(r"^[-*•–]\s+(\S.*)$")
_NUMBERED = re.compile(r"^[0-9๐-๙]{1,2}[.)]\s+(\S.*)$")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*\*")
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”]{3,500}[^\s<>\"'“”.,;:!?)\]}]")

_TAG = re.compile(r"<(/?)(\w+)(?:\s[^>]*|/)?>")
_LINK = re.compile(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.S)


def photo_line(number: int, *, thai: bool) -> str:
    return f"[รูป {number}]" if thai else f"[photo {number}]"


def key_of(block: Mapping[str, Any]) -> str:
    """What a kept block is called in the text: the head of its id."""
    return str(block["id"])[:8]


def kept_line(key: str, *, thai: bool) -> str:
    return f"[ส่วน {key}]" if thai else f"[part {key}]"


def blocks_of(text: str) -> Iterator[Block]:
    """The text as blocks: `heading`, `paragraph`, and `photo` and `kept`, which say only which one."""
    prose: list[str] = []
    for line in [*text.splitlines(), "[]"]:
        sign = _sign(line.strip())
        if sign is None and line != "[]":
            prose.append(line.strip())
            continue
        if html := _html_of(prose):
            yield "paragraph", html
        prose = []
        if sign:
            yield sign


def _sign(line: str) -> Block | None:
    """What a line stands for that is no running text."""
    if match := PHOTO.match(line):
        return "photo", int(match[1])
    if match := KEPT.match(line):
        return "kept", match[1].lower()
    if match := HEADING.match(line):
        return "heading", {"text": match[2].strip(), "level": str(len(match[1]) + 1)}
    return None


def _html_of(lines: Iterable[str]) -> str:
    return "".join(_element(kind, list(group)) for kind, group in groupby(lines, _kind))


def _kind(line: str) -> str:
    if _BULLET.match(line):
        return "ul"
    if _NUMBERED.match(line):
        return "ol"
    return "p" if line else ""


def _element(kind: str, lines: list[str]) -> str:
    if not kind:
        return ""
    if kind == "p":
        return f"<p>{'<br/>'.join(map(_inline, lines))}</p>"
    pattern = _BULLET if kind == "ul" else _NUMBERED
    items = (match[1] for line in lines if (match := pattern.match(line)))
    return f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"


def _inline(line: str) -> str:
    """Markup is made of escaped text alone, so nothing typed gets through as markup."""
    pieces, end = [], 0
    for match in _ADDRESS.finditer(line):
        url = escape(match[0])
        pieces += [_bold(line[end : match.start()]), f'<a href="{url}">{url}</a>']
        end = match.end()
    return "".join([*pieces, _bold(line[end:])])


def _bold(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def text_of(html: str) -> str | None:
    """The signs that make this markup, or nothing where no signs can."""
    plain = _LINK.sub(_bare_address, html)
    text = unescape(re.sub(r"<[^>]*>", "", _TAG.sub(_typed, _numbered(plain)))).strip()
    text = re.sub(r"\n{3,}", "\n\n", text)
    same = _bones("".join(str(value) for _kind, value in blocks_of(text)))
    return text if same == _bones(html) else None


def _bare_address(match: re.Match[str]) -> str:
    return match[1] if unescape(match[1]) == unescape(match[2]) else match[0]


def _numbered(html: str) -> str:
    """Items of ordered lists with their numbers before them."""

    def count(match: re.Match[str]) -> str:
        items = re.split(r"<li[^>]*>", match[1])
        return items[0] + "".join(f"\n{n}. {item}" for n, item in enumerate(items[1:], 1)) + "\n\n"

    return re.sub(r"<ol[^>]*>(.*?)</ol>", count, html, flags=re.S)


def _typed(match: re.Match[str]) -> str:
    closing, tag = match[1], match[2].lower()
    if tag in ("b", "strong"):
        return "**"
    if closing:
        return "\n\n" if tag in ("p", "ul") else ""
    return {"br": "\n", "li": "\n- "}.get(tag, "")


def _bones(html: str) -> str:
    """Markup without what makes no difference: attributes but addresses, spelling of tags, spaces."""
    html = _TAG.sub(_bare_tag, html).replace("<strong>", "<b>").replace("</strong>", "</b>")
    return re.sub(r"\s+", " ", unescape(html)).replace("> ", ">").replace(" <", "<").strip()


def _bare_tag(match: re.Match[str]) -> str:
    tag = match[2].lower()
    if tag == "a" and not match[1]:
        address = re.search(r'href="([^"]*)"', match[0])
        return f"<a {address[1] if address else match[0][2:-1]}>"
    return "<br>" if tag == "br" else f"<{match[1]}{tag}>"
