"""How a piece of research was done: its design, instruments, informants and steps."""

from __future__ import annotations

import re

from .enumerations import find_numbered, split_commas
from .wrapping import language_of

_DESIGN = re.compile(
    r"(?:การ)?(?:วิจัย|ศึกษา)(?:และพัฒนา(?!ก)|(?:เชิง|แบบ)(?:คุณภาพ|ปริมาณ|ปฏิบัติการ|สำรวจ|ผสมผสาน|ผสาน|ผสม|กึ่งทดลอง|"
    r"ทดลอง|พรรณนา|ประเมินผล|เอกสาร)(?:อย่างมีส่วนร่วม|แบบมีส่วนร่วม|วิธี)?)(?:\s*\([A-Za-z &]+\))?"
)
_DESIGN_EN = re.compile(
    r"\b(qualitative|quantitative|mixed[- ]methods?|descriptive|survey|documentary|experimental|"
    r"quasi-experimental|(?:participatory )?action|case[- ]study)(?: (research|study|approach|method))?\b",
    re.I,
)
_INSTRUMENTS = re.compile(
    r"semi-?\s?structured interviews?|unstructured interviews?|structured interviews?|"
    r"in-?depth interviews?|focus groups?(?: discussions?)?|questionnaires?|"
    r"(?:non-)?participant observation|"
    r"(?:แบบ|การ)สัมภาษณ์(?:เชิงลึก|แบบกึ่งโครงสร้าง|กึ่งโครงสร้าง|แบบเจาะลึก|แบบมีโครงสร้าง)|"
    r"แบบสัมภาษณ์|แบบสอบถาม|การสนทนากลุ่ม|สนทนากลุ่ม|การสังเกต(?:แบบมีส่วนร่วม|แบบไม่มีส่วนร่วม)?|"
    r"แบบสังเกต|แบบประเมิน|แบบบันทึก",
    re.I,
)
_INFORMANTS = re.compile(
    r"(?:ผู้ให้ข้อมูล(?:หลัก|สำคัญ)?|กลุ่มตัวอย่าง|กลุ่มเป้าหมาย)\S.{0,400}?\d[\d,]*\s*(?:คน|ราย|ครัวเรือน)"
    r"|(?:Key informants?|Informants?|Participants?|Respondents?)\b[^.]{0,1200}\."
    r"|\b[Tt]he (?:samples?|participants?|respondents?) (?:was|were|consisted|included)\b[^.]{0,1200}\.",
)
_COUNT_TH = re.compile(r"(?:จำนวน|รวม|ทั้งหมด|ทั้งสิ้น)?\s*(\d[\d,]*)\s*(?:คน|ราย)")
_COUNT_EN = re.compile(
    r"total(?:ling)?(?: number)?(?: of)?\s+(\d[\d,]*)"
    r"|(\d[\d,]*)\s+(?:persons?|people|participants?|informants?|respondents?|samples?)",
    re.I,
)
_PROCESS = re.compile(
    r"กระบวนการ(?:ดำเนินงาน|ดำเนินการ|วิจัย|ทำงาน|พัฒนา)\S{0,40}?(?:ดังนี้|ประกอบด้วย|ได้แก่|คือ|ใช้|:)"
    r"|ขั้นตอน(?:การ)?(?:ดำเนินงาน|ดำเนินการ|วิจัย)\S{0,30}?(?:ดังนี้|ประกอบด้วย|ได้แก่|คือ|:)"
    r"|\bprocess(?:es\b[^.:]{0,90}?\b(?:were|are|included?|consisted of|comprised)\b\s*:?|\b[^.:]{0,60}:)",
    re.I,
)
_NEXT_NOUN = re.compile(r"(?:\s+(?:และ)?|/)(?=การ)")
_SENTENCE = re.compile(r"\.(?=\s+[A-Z]|\s*$)")


def design_in(text: str) -> str:
    if match := _DESIGN.search(text):
        return match[0].strip()
    match = next((m for m in _DESIGN_EN.finditer(text) if m[2] or m[1].lower() in _ALONE), None)
    if not match:
        return ""
    word = match[1].lower()
    return f"{word} research" if word in ("action", "participatory action", "survey") else word


_ALONE = {"qualitative", "quantitative", "mixed methods", "mixed-methods"}


def instruments_in(text: str) -> list[str]:
    found = {match[0].lower().rstrip("s"): match[0] for match in _INSTRUMENTS.finditer(text)}
    return list(found.values())


def informants_in(text: str) -> tuple[str, int | None]:
    """The sentence that says who was asked, and the largest number of people in it."""
    match = _INFORMANTS.search(text)
    if not match:
        return "", None
    pattern = _COUNT_TH if language_of(match[0]) == "th" else _COUNT_EN
    counts = [
        int((m[1] or m[m.lastindex or 1]).replace(",", "")) for m in pattern.finditer(match[0])
    ]
    return match[0].strip(), max(counts, default=None)


def announces_processes(text: str) -> bool:
    """Whether a paragraph ends by announcing the steps that the list after it holds."""
    match = None
    for match in _PROCESS.finditer(text):  # noqa: B007 - the last one counts
        pass
    return match is not None and not text[match.end() :].strip(" :")


def processes_in(text: str) -> tuple[list[str], bool]:
    """The steps a paragraph names, in order, and whether it numbers them."""
    best: list[str] = []
    for match in _PROCESS.finditer(text):
        stated = text[match.end() :].strip()
        numbered = find_numbered(stated)
        if numbered and len(numbered.before) < 20:
            end = _SENTENCE.search(numbered.items[-1])
            last = numbered.items[-1][: end.start() if end else None]
            return [*numbered.items[:-1], last], True
        if not best:
            best = _split(stated, match[0])
    return (best, False) if len(best) > 1 else ([], False)


def _split(stated: str, cue: str) -> list[str]:
    if language_of(cue) == "en":
        end = _SENTENCE.search(stated)
        return split_commas(stated[: end.start() if end else None])
    return [piece.strip() for piece in _NEXT_NOUN.split(stated) if piece.strip()]
