"""Counted things in Thai and English text: `จำนวน 433 คน`, `21 สหกรณ์`, `513 tambons`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .markup import plain
from .wrapping import clip

_UNITS_TH = (
    "กลุ่มองค์กร|กลุ่ม|สหกรณ์|องค์กร|ตำบล|อำเภอ|จังหวัด|หมู่บ้าน|ชุมชน|ครัวเรือน|ครอบครัว|คน|ราย|"
    "แห่ง|ศูนย์|เครือข่าย|กองทุน|เล่ม|ผลิตภัณฑ์|ร้าน|บาท|ไร่|ตัน|กิโลกรัม|โรงเรียน|เทศบาล|แผน"
)
_COUNT = re.compile(
    rf"(?<![\d.,/])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)\s*"
    rf"(?P<unit>{_UNITS_TH}|(?<=\s)[a-z][a-z-]*s\b)(?!ละ)"
)
#: Words between what is counted and its number.
_QUALIFIERS = re.compile(
    r"(?:\s|จำนวน|ทั้งหมด|ทั้งสิ้น|ประมาณ|มี|รวม|กว่า|อีก|ราว|จาก|ใน|a total of|total of|about|of|:)+$"
)
#: Where the clause that names what is counted begins.
_CLAUSE = re.compile(r"คือ|ได้แก่|ประกอบด้วย|มี|ซึ่ง|[,;.]\s|\s(?=\S)")
_CONJUNCTIONS = re.compile(r"^(?:และ|หรือ|กับ|โดย|ส่วน|ซึ่ง|and)\s*")
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.|ค\.ศ\.|\b[Ii]n|\byear)\s*(?:พ\.ศ\.\s*)?(\d{4})(?!\s*[-–]\s*\d)")
LONGEST_CLAUSE = 400
BUDDHIST_ERA = 543
FIRST_BUDDHIST_YEAR = 2300


@dataclass
class Count:
    label: str
    value: Decimal
    unit: str
    start: int
    end: int


def counts_in(text: str) -> list[Count]:
    """Every count with what is counted. `ทั้ง 3 อำเภอ` only points back, so it is no count."""
    text = plain(text)
    counts: list[Count] = []
    for match in _COUNT.finditer(text):
        before = text[(counts[-1].end if counts else 0) : match.start()]
        if before.rstrip().endswith("ทั้ง") or _is_year(before):
            continue
        value = Decimal(match["number"].replace(",", ""))
        counts.append(Count(_label(before), value, match["unit"], match.start(), match.end()))
    return counts


def year_in(text: str) -> int | None:
    """A year in the Common Era, if the text names exactly one."""
    years = {common_era(int(match[1])) for match in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def common_era(year: int) -> int:
    return year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year


def without_year(text: str) -> str:
    return _YEAR.sub("", text).strip(" :–-")


def _is_year(before: str) -> bool:
    return re.search(r"(?:ปี|พ\.ศ\.|ค\.ศ\.)\s*$", before) is not None


def _label(before: str) -> str:
    """What is counted: the last clause before the number, without qualifiers."""
    clause = _QUALIFIERS.sub("", before.strip()[-LONGEST_CLAUSE:])
    starts = [match.end() for match in _CLAUSE.finditer(clause)]
    for start in reversed(starts):
        label = _CONJUNCTIONS.sub("", clause[start:].strip())
        if len(label) > 5:
            return clip(label, 160)
    return clip(_CONJUNCTIONS.sub("", clause), 160)
