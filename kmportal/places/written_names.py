"""Reading place names as people write them, before asking whether such places exist."""

import re
from dataclasses import dataclass

from pythainlp.util import normalize, thai_digit_to_arabic_digit

REGION, PROVINCE, AMPHOE, TAMBON = 1, 2, 3, 4

WORD_LEVELS = {
    **dict.fromkeys(["ตำบล", "ต.", "แขวง"], TAMBON),
    **dict.fromkeys(["tambon", "tambol", "khwaeng", "subdistrict", "sub-district"], TAMBON),
    **dict.fromkeys(["กิ่งอำเภอ", "อำเภอ", "อ.", "เขต"], AMPHOE),
    **dict.fromkeys(["amphoe", "amphur", "khet", "district"], AMPHOE),
    **dict.fromkeys(["จังหวัด", "จ.", "province", "changwat"], PROVINCE),
}
THAI = r"\u0e00-\u0e7f"
#: Words for a level that may stand anywhere. `อบต.` and `พ.ต.อ.` are no such words, so the short
#: ones need something else than a Thai letter or a full stop before them.
FULL_WORD = r"กิ่งอำเภอ|ตำบล|อำเภอ|จังหวัด|แขวง"
SHORT_WORD = rf"(?<![{THAI}.])[ตอจ]\."
#: Names such as สนามชัยเขต end in เขต: as a word for a level it must begin a word here.
_THAI_WORD = re.compile(rf"({FULL_WORD}|{SHORT_WORD}|(?<![{THAI}])เขต)\s*")
_LATIN_WORD = re.compile(
    r"\b(tambon|tambol|khwaeng|sub-?district|amphoe|amphur|khet|district|province|changwat)\b",
    re.IGNORECASE,
)
#: No database stores them; PostgreSQL refuses a question that holds one.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_CODE = re.compile(r"(?:^|\()(r\d|\d{2}|\d{4}|\d{6})\)?$")


@dataclass(frozen=True)
class NamePart:
    """One name of a written place; `level` is None where the text does not say it."""

    name: str
    level: int | None = None


def tidy(text: str) -> str:
    """One way of typing: marks in order, no zero-width characters, Arabic digits, single spaces.

    >>> tidy("ต.น้ํารอบ  (๘๔๐๑๐๒)")
    'ต.น้ำรอบ (840102)'
    """
    text = _CONTROL.sub(" ", text)
    return " ".join(thai_digit_to_arabic_digit(normalize(text)).split())


def letters(name: str) -> str:
    """A name reduced to what spellings agree on: no capitals, spaces, hyphens or signs.

    >>> letters("Ko Pha-ngan"), letters("กรุงเทพฯ")
    ('kophangan', 'กรุงเทพ')
    """
    return re.sub(r"[\s.,'’\-ฯ]", "", name).casefold()


def code_in(text: str) -> str:
    """The official code, where the text is one or ends with one in brackets.

    >>> code_in("ต.หนองโสน อ.นางรอง จ.บุรีรัมย์ (310427)"), code_in("310427"), code_in("หมู่ 12")
    ('310427', '310427', '')
    """
    found = _CODE.search(tidy(text))
    return found[1] if found else ""


def read_names(text: str) -> list[NamePart]:
    """The names in one written place, in the order of the text.

    >>> read_names("ตำบลวัดโบสถ์ อำเภอเมือง ตาก")
    [NamePart(name='วัดโบสถ์', level=4), NamePart(name='เมือง', level=3), NamePart(name='ตาก', level=None)]
    >>> read_names("Nong Sano, Nang Rong District")
    [NamePart(name='Nong Sano', level=None), NamePart(name='Nang Rong', level=3)]
    """
    text = tidy(text)
    if re.search(rf"[{THAI}]", text):
        return _read_thai(_BRACKETS.sub(_keep_places, text).replace(",", " "))
    parts = []
    for piece in text.split(","):
        word = _LATIN_WORD.search(piece)
        name = _LATIN_WORD.sub(" ", piece).strip().removeprefix("of ").strip()
        if name:
            parts.append(NamePart(name, WORD_LEVELS[word[1].lower()] if word else None))
    return parts


def search_terms(text: str) -> list[tuple[int | None, str]]:
    """What to look for when someone is still typing: every word, with its level where it is said.

    >>> search_terms("nong sano district"), search_terms("ต.นาขา หลังสวน")
    ([(None, 'nong'), (None, 'sano')], [(4, 'นาขา'), (None, 'หลังสวน')])
    """
    text = tidy(text)
    if re.search(rf"[{THAI}]", text):
        parts = [(part.level, letters(part.name)) for part in read_names(text)]
    else:
        parts = [(None, letters(word)) for word in _LATIN_WORD.sub(" ", text).split()]
    return [(level, key) for level, key in parts if key]


def _keep_places(brackets: re.Match[str]) -> str:
    """`(อ.สอง แพร่)` belongs to the place; `(บูตานารา)` is the writer's remark."""
    return f" {brackets[1]} " if _THAI_WORD.search(brackets[1]) else " "


def _read_thai(text: str) -> list[NamePart]:
    before, *rest = _THAI_WORD.split(text)
    parts = [NamePart(name) for name in before.split()]
    for word, after in zip(rest[::2], rest[1::2], strict=True):
        for position, name in enumerate(after.split()):
            parts.append(NamePart(name, None if position else WORD_LEVELS[word]))
    return parts
