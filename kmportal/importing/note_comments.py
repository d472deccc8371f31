"""Comments below a note, copied out of a page that no longer shows where each of them begins.

What shows a beginning, surest first: lines with a name, an address or a date; an indent; the end of
a signed comment; a greeting. As many of these are believed as the stated number needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .addresses import MASKED
from .drafts import CommentDraft
from .note_footer import moment_in

_ADDRESS_LINE = re.compile(r"^\s*(?:IP|ไอพี)\s*(?:address)?\s*:", re.I)
_DATE_LINE = re.compile(r"^\s*(?:เขียนเมื่อ|เมื่อ|written|posted)\s*:?", re.I)
_POLITE_END = re.compile(r"(?:ค่ะ|คะ|ครับ|คับ|นะ|จ้ะ|จ้า|จ๊ะ|[.!?…:])\s*$")
_TITLES = r"(?:ครู|อ\.|อาจารย์|ดร\.|ผศ\.|รศ\.|นาย|นาง(?:สาว)?|น\.ส\.|พี่|น้อง|ลุง|ป้า|น้า|อา|ตา|ยาย|หมอ|กำนัน|ผู้ใหญ่)"
_SIGNED = re.compile(rf"^(?:[-–—]\s*)?{_TITLES}\S+(?:\s\S+)?$|^[-–—]\s*\S.{{1,40}}$")
_GREETING = re.compile(
    r"^(?:คุณ|พี่|น้อง|อาจารย์|ครู|เรียน\s|สวัสดี|dear\s|hello\b)\S*(?:.{0,30}(?:ค่ะ|คะ|ครับ))?\s*$", re.I
)
LONGEST_NAME = 40


@dataclass
class _Block:
    """Lines with no empty line between them; `head` is the name, address and date before them."""

    lines: list[str]
    head: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.strip() for line in self.lines)

    @property
    def indented(self) -> bool:
        return self.lines[0].startswith("  ")

    @property
    def greets(self) -> bool:
        return _GREETING.match(self.text) is not None

    @property
    def may_sign(self) -> bool:
        text = self.text
        short = len(self.lines) == 1 and len(text) <= LONGEST_NAME
        return short and not _POLITE_END.search(text) and _SIGNED.match(text) is not None


def read_comments(text: str, stated: int, unsure: list[str]) -> list[CommentDraft]:
    blocks = _blocks(text)
    comments = [_comment(group) for group in _groups(blocks, stated)]
    if len(comments) != stated:
        message = _("The text speaks of %(stated)s comments; %(found)s could be told apart.")
        unsure.append(message % {"stated": stated, "found": len(comments)})
    nameless = sum(not comment.author_name for comment in comments)
    if nameless:
        message = ngettext(
            "%(count)s comment carries no name in the text.",
            "%(count)s comments carry no name in the text.",
            nameless,
        )
        unsure.append(message % {"count": nameless})
    return comments


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    head: list[str] = []
    for chunk in re.split(r"\n[ \t]*(?:\n[ \t]*)*\n", text.strip("\n")):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if not lines:
            continue
        first_of_text = _end_of_head(lines)
        head += [line.strip() for line in lines[:first_of_text]]
        if rest := lines[first_of_text:]:
            blocks.append(_Block(rest, head))
            head = []
    return blocks


def _end_of_head(lines: list[str]) -> int:
    """How many lines at the top are a name, an address or a date."""
    marks = [
        index
        for index, line in enumerate(lines[:4])
        if _ADDRESS_LINE.match(line) or (_DATE_LINE.match(line) and len(line) <= 60)
    ]
    return marks[-1] + 1 if marks and marks[0] <= 1 else 0


def _groups(blocks: list[_Block], stated: int) -> list[list[_Block]]:
    starts = _starts(blocks, stated)
    ends = [*starts[1:], len(blocks)]
    return [blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def _starts(blocks: list[_Block], stated: int) -> list[int]:
    """Where comments begin: the surest signs first, weaker ones only while comments are missing."""
    starts = {0} if blocks else set()
    for sign in (_has_head, _is_indented, _follows_signature, _greets):
        if sign is not _has_head and len(starts) >= stated:
            break
        found = [i for i in range(1, len(blocks)) if sign(blocks, i)]
        starts |= set(found[: max(stated - len(starts), 0)] if sign is not _has_head else found)
    return sorted(starts)


def _has_head(blocks: list[_Block], index: int) -> bool:
    return bool(blocks[index].head)


def _is_indented(blocks: list[_Block], index: int) -> bool:
    """An indent tells something only where other blocks have none."""
    return blocks[index].indented and not blocks[index - 1].indented


def _follows_signature(blocks: list[_Block], index: int) -> bool:
    return index > 1 and blocks[index - 1].may_sign


def _greets(blocks: list[_Block], index: int) -> bool:
    return blocks[index].greets


def _comment(group: list[_Block]) -> CommentDraft:
    draft = CommentDraft(text="")
    for line in group[0].head:
        if _ADDRESS_LINE.match(line):
            match = MASKED.search(line)
            draft.masked_address = match[0] if match else ""
        elif _DATE_LINE.match(line):
            draft.written_at = moment_in(line)
        elif not draft.author_name:
            draft.author_name = line[:160]
    if not draft.author_name and len(group) > 1 and group[-1].may_sign:
        draft.author_name = group.pop().text.lstrip("-–— ")
    draft.text = "\n\n".join(block.text for block in group)[:10_000]
    return draft
