"""What a blog prints below a note: number, dates, licence, tags, notebook.

The order and the words vary between exports, so each fact is looked for by itself.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kmportal.core.licences import Licence

from .counts import common_era

BANGKOK = ZoneInfo("Asia/Bangkok")
_NUMBER = re.compile(r"(?:หมายเลขบันทึก|note (?:number|no\.?|id))\s*:?\s*(\d+)", re.I)
_WRITTEN = re.compile(r"(?:เขียนเมื่อ|เขียน|สร้าง(?:เมื่อ)?|written|created)\s*:?\s*([^,\n]+)", re.I)
_EDITED = re.compile(r"(?:แก้ไข(?:ล่าสุด|เมื่อ)?|edited|modified|updated)\s*:?\s*([^,\n]+)", re.I)
_LICENCE = re.compile(r"(?:สัญญาอนุญาต|ลิขสิทธิ์|licen[cs]e)\s*:?\s*([^,\n]+)", re.I)
_TAGS = re.compile(r"(?:คำสำคัญ|คำหลัก|ป้าย|\btags?\b)[^\n#:]{0,12}[:#]\s*([^\n]+)", re.I)
_NOTEBOOK = re.compile(
    r"(?:บันทึกนี้เขียนที่|written (?:at|on))\s*(?P<site>\S{0,80})(?:\s+(?:โดย|by)\s(?P<author>.{0,160}?))?"
    r"\s+(?:ใน|in)\s+(?P<notebook>[^\n]+)",
    re.I,
)
COMMENTS = re.compile(r"^\s*(?:#+\s*)?(?:ความเห็น|ความคิดเห็น|comments?)\s*\((\d+)\)\s*$", re.I | re.M)
#: Any of these in a line shows that it belongs to what the blog prints, not to the note.
CUES = {
    "number": _NUMBER,
    "written": re.compile(r"(?:เขียน|สร้าง|written|created)(?:เมื่อ)?\s*:?\s*\d{1,2}\s", re.I),
    "licence": re.compile(r"สัญญาอนุญาต|\blicen[cs]e\s*:", re.I),
    "tags": re.compile(r"(?:คำสำคัญ|คำหลัก|ป้าย)\s*(?:\(Tags?\)|[:#])|^tags?\s*:", re.I | re.M),
    "notebook": re.compile(r"บันทึกนี้เขียนที่|GotoKnow", re.I),
    "comments": COMMENTS,
}
_DATE = re.compile(
    r"(\d{1,2})\s+([A-Za-z]{3,9}|[\u0e01-\u0e4e.]{3,12})\.?,?\s+(\d{4})"
    r"(?:\D{0,12}?(\d{1,2})[:.](\d{2}))?"
)
_MONTHS = (
    ("jan", "ม.ค", "มกราคม"),
    ("feb", "ก.พ", "กุมภาพันธ์"),
    ("mar", "มี.ค", "มีนาคม"),
    ("apr", "เม.ย", "เมษายน"),
    ("may", "พ.ค", "พฤษภาคม"),
    ("jun", "มิ.ย", "มิถุนายน"),
    ("jul", "ก.ค", "กรกฎาคม"),
    ("aug", "ส.ค", "สิงหาคม"),
    ("sep", "ก.ย", "กันยายน"),
    ("oct", "ต.ค", "ตุลาคม"),
    ("nov", "พ.ย", "พฤศจิกายน"),
    ("dec", "ธ.ค", "ธันวาคม"),
)
_LICENCE_WORDS = {"nc": "ไม่ใช้เพื่อการค้า", "nd": "ไม่ดัดแปลง|ห้ามดัดแปลง", "sa": "แบบเดียวกัน"}


@dataclass
class Footer:
    number: int | None = None
    written_at: datetime.datetime | None = None
    edited_at: datetime.datetime | None = None
    licence: str = ""
    licence_unread: str = ""
    author: str = ""
    notebook: str = ""
    tags: list[str] = field(default_factory=list)


def cues_in(text: str) -> list[str]:
    return [name for name, pattern in CUES.items() if pattern.search(text)]


def read_footer(text: str) -> Footer:
    """The facts in the lines a blog prints; pass those lines alone, not the note."""
    footer = Footer()
    if match := _NUMBER.search(text):
        footer.number = int(match[1])
    footer.written_at = _moment(_WRITTEN, text)
    footer.edited_at = _moment(_EDITED, text)
    if match := _LICENCE.search(text):
        footer.licence = licence_in(match[1])
        footer.licence_unread = "" if footer.licence else match[1].strip()
    if match := _NOTEBOOK.search(text):
        footer.author = (match["author"] or "").strip()
        footer.notebook = match["notebook"].strip()
    for match in _TAGS.finditer(text):
        footer.tags += [tag.strip() for tag in re.split(r"[#,]", match[1]) if tag.strip()]
    return footer


def _moment(pattern: re.Pattern[str], text: str) -> datetime.datetime | None:
    moments = (moment_in(match[1]) for match in pattern.finditer(text))
    return next((moment for moment in moments if moment), None)


def moment_in(text: str) -> datetime.datetime | None:
    """A moment in Bangkok's time, of either era: `04 Mar 2007 @ 18:53`, `4 มี.ค. 2550 18.53 น.`."""
    match = _DATE.search(text)
    month = _month(match[2]) if match else None
    if not match or not month:
        return None
    try:
        return datetime.datetime(
            common_era(int(match[3])),
            month,
            int(match[1]),
            int(match[4] or 0),
            int(match[5] or 0),
            tzinfo=BANGKOK,
        )
    except ValueError:
        return None


def _month(name: str) -> int | None:
    name = name.lower().rstrip(".")
    for number, forms in enumerate(_MONTHS, start=1):
        if name in forms or name.startswith(forms[0]):
            return number
    return None


def licence_in(text: str) -> str:
    """The licence a text names, or nothing if it is none we know."""
    text = text.strip().lower()
    if "สงวนสิทธิ์" in text or "all rights" in text:
        return Licence.ALL_RIGHTS.value
    if "cc0" in text or "สาธารณสมบัติ" in text:
        return Licence.CC0.value
    if match := re.search(r"cc[ -](by(?:-(?:nc|nd|sa))*)", text):
        code = f"cc-{match[1]}"
    elif "แสดงที่มา" in text:
        words = [code for code, word in _LICENCE_WORDS.items() if re.search(word, text)]
        code = "-".join(["cc-by", *words])
    else:
        return ""
    return code if code in Licence.values else ""
