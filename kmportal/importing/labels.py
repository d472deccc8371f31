"""Labelled lines at the head or foot of a document: `ผู้วิจัย: …`, `Keywords: …`."""

from __future__ import annotations

import re

from .counts import common_era

_LABELS = {
    "title": r"ชื่อเรื่อง|ชื่องานวิจัย|ชื่อโครงการ|หัวข้อวิจัย|title",
    "authors": r"ผู้วิจัย|คณะผู้วิจัย|ผู้เขียน|ผู้แต่ง|หัวหน้าโครงการ|authors?|researchers?|by",
    "institution": r"หน่วยงาน|สถาบัน|มหาวิทยาลัย|สังกัด|institution|university|affiliation|organi[sz]ation",
    "year": r"ปีที่วิจัย|ปีการศึกษา|ปีที่พิมพ์|ปี พ\.ศ\.|ปี|year",
    "keywords": r"คำสำคัญ|คำค้น|key ?words?",
    "storyteller": r"ผู้เล่า|storytellers?",
    "recorder": r"ผู้บันทึก|ผู้ถอดบทเรียน|ผู้เรียบเรียง|recorders?|recorded by",
    "place": r"สถานที่|พื้นที่|place|area",
}
_LINE = {
    name: re.compile(
        rf"^[ \t]*(?:\*\*)?(?:{words})(?:\*\*)?\s*[:：](?:\*\*)?\s*(\S.*)$", re.I | re.M
    )
    for name, words in _LABELS.items()
}


def take(text: str, *names: str) -> tuple[dict[str, str], str]:
    """The labelled values found, and the text without those lines."""
    found: dict[str, str] = {}
    for name in names:
        if match := _LINE[name].search(text):
            found[name] = match[1].strip()
            text = text[: match.start()] + text[match.end() :]
    return found, text


def names_in(value: str) -> list[str]:
    """People divided by commas, semicolons or `และ`/`and`."""
    pieces = re.split(r"\s*[,;]\s*|\s+(?:และ|and)\s*", value)
    return [piece.strip() for piece in pieces if piece.strip()]


def year_of(value: str) -> int | None:
    match = re.search(r"\d{4}", value)
    return common_era(int(match[0])) if match else None
