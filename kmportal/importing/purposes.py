"""The objectives of a piece of research, out of the sentence that states them."""

from __future__ import annotations

import re

from .enumerations import clean_item, find_numbered, split_infinitives
from .wrapping import language_of

_CUE = re.compile(
    r"วัตถุประสงค์(?:ของ\S{0,40}?)?(?:\s*(?:คือ|ดังนี้|ได้แก่|:))*"
    r"|\b(?:objectives?|purposes?|aims?)\b[^.:]{0,80}?\b(?:were|are|was|is)\b\s*:?",
    re.I,
)
#: Where what follows is no purpose any more.
_END_TH = re.compile(
    r"\s(?:โดยใช้|โดยการศึกษา|วิธีการ|วิธีดำเนินการ|กระบวนการดำเนิน|กลุ่มตัวอย่าง|ประชากร|"
    r"เครื่องมือ|เป็นการวิจัย|การวิจัย(?:นี้|ครั้งนี้)|ผลการ|ซึ่งใช้|ใช้วิธี|ใช้การ)"
)
_END_EN = re.compile(r"\.(?=\s+[A-Z]|\s*$)")
_VERBS = (
    "ศึกษา|ตรวจสอบ|จัด|สร้าง|พัฒนา|วิเคราะห์|เสริมสร้าง|ประเมิน|สำรวจ|หา|เปรียบเทียบ|สังเคราะห์|"
    "ส่งเสริม|เสนอ|ทดลอง|รวบรวม|ถอดบทเรียน|ค้นหา|ให้|ทราบ"
)
_NEXT_PURPOSE = re.compile(r"\s*(?:และ|\s)\s*(?=เพื่อ)")
_NEXT_VERB = re.compile(rf"\s+(?:และ\s*)?(?=(?:{_VERBS})(?!การ))")
_LAST_VERB = re.compile(rf"และ(?=(?:{_VERBS})(?!การ))")
#: Shorter than this, `และจัด…` joins two verbs of one purpose and no two purposes.
SHORTEST_PURPOSE = 25


def has_purposes(text: str) -> bool:
    return _CUE.search(text) is not None


def purposes_in(text: str) -> tuple[list[str], bool]:
    """The objectives in order, and whether the text itself divides them (by numbers or `เพื่อ`)."""
    cue = _CUE.search(text)
    if not cue:
        return [], True
    stated = text[cue.end() :]
    thai = language_of(stated) == "th"
    numbered = find_numbered(stated)
    if numbered and len(numbered.before) < SHORTEST_PURPOSE:
        return [*numbered.items[:-1], _first_part(numbered.items[-1], thai)], True
    stated = _first_part(stated, thai)
    return _split_thai(stated) if thai else (split_infinitives(stated), True)


def _first_part(text: str, thai: bool) -> str:
    end = (_END_TH if thai else _END_EN).search(text)
    return clean_item(text[: end.start()] if end else text).rstrip(".")


def _split_thai(stated: str) -> tuple[list[str], bool]:
    pieces = [clean_item(piece) for piece in _NEXT_PURPOSE.split(stated)]
    pieces = [piece for piece in pieces if len(piece) > len("เพื่อ")]
    if len(pieces) > 1:
        return pieces, True
    verbs = _NEXT_VERB.split(stated)
    if len(verbs) == 1:
        return pieces, True
    head, tail = verbs[:-1], _LAST_VERB.split(verbs[-1], maxsplit=1)
    if len(tail) == 2 and len(tail[0]) < SHORTEST_PURPOSE:
        tail = [verbs[-1]]
    return [clean_item(piece).removeprefix("เพื่อ") for piece in (*head, *tail)], False
