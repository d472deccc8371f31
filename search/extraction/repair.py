"""Thai as files give it, put right: what fonts and layout did to marks, spaces and lines.

Every rule takes time in proportion to the text, whatever it is given.
"""

from __future__ import annotations

import re
import unicodedata

_BELOW_AND_ABOVE = "\u0e31\u0e34-\u0e3a"  #: vowels, and the dot below
_TONES = "\u0e47-\u0e4e"
_MARKS = _BELOW_AND_ABOVE + _TONES
_FOLLOWING = "ะาำๅ"

#: Fonts before OpenType kept marks that had to move aside, and ฐ and ญ without their feet, in the
#: area for private use: those of Windows from U+F700, those of the Macintosh from U+F884 on.
_WINDOWS = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์\u0e38\u0e39\u0e3a"
_MACINTOSH = "ัิีึื็่่่้้้๊๊๊๋๋๋์์์ํญ\u0e38\u0e39\u0e3aฐ"
_SHIFTED = {0xF700 + number: char for number, char in enumerate(_WINDOWS)} | {
    0xF884 + number: char for number, char in enumerate(_MACINTOSH)
}

#: Thai whose bytes a program took for Western European ones: ¡ÅØèÁ for กลุ่ม.
_MISREAD = {0xA1 + number: 0x0E01 + number for number in range(0x5B)}
_MISREAD_LETTER = re.compile("[\xa1-\xda\xdf-\xfb]")
#: No European language has accents on so many of its letters.
MISREAD = 0.5

_CLUSTER = rf"[เแโใไ]?[ก-ฮ][{_MARKS}]*[{_FOLLOWING}]?"
#: ก อ ง ทุ น: no four words in a row have a single letter each.
_SPREAD = re.compile(rf"(?<![ก-๎])(?:{_CLUSTER} ){{4,}}{_CLUSTER}(?![ก-๎])")
_GAP_BEFORE_MARK = re.compile(rf"(?<=[ก-๎])\s+(?=[{_MARKS}{_FOLLOWING}])")
_STACK = re.compile(f"[{_MARKS}]{{2,}}")
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)า|([\u0e48-\u0e4b])\u0e4dา")
_TONE_AFTER_AM = re.compile("ำ([\u0e48-\u0e4b])")
_GAP_BEFORE_STOP = re.compile(r"(?<=[ก-๎]) +(?=\.)")
_GAP_IN_ABBREVIATION = re.compile(r"(?<![ก-๎])([ก-ฮ]{1,3}\.) (?=[ก-ฮ]{1,3}\.)")
_GAP_INSIDE_BRACKETS = re.compile(r"(?<=[(“‘\[]) +| +(?=[)”’\]])")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")
#: A line that reaches this far into the column was broken by the margin, not by its writer.
FULL_LINE = 0.7


def repaired(text: str) -> str:
    """A text as its writer typed it, as far as that can be told.

    >>> repaired("นํ าตก เเม่ ก่ี สิทธ์ิ ทํางาน")
    'นำตก แม่ กี่ สิทธิ์ ทำงาน'
    >>> repaired("ก อ ง ทุ น  พ . ศ . ๒๕๓๙ ( พอช .)")
    'กองทุน พ.ศ. ๒๕๓๙ (พอช.)'
    >>> repaired("¡ÅØèÁÍÍÁ·ÃÑ¾Âì")
    'กลุ่มออมทรัพย์'
    >>> repaired("ป\uf701ด\uf70a ผู\uf70bนำ\u200b")
    'ปิด่ ผู้นำ'
    """
    text = text.encode("utf-8", "ignore").decode("utf-8").translate(_SHIFTED)
    text = _reread(text)
    text = "".join(filter(_legible, text.replace("\t", " ").replace("\f", "\n")))
    text = _SPREAD.sub(_closed_up, unicodedata.normalize("NFC", text))
    text = _SPACES.sub(" ", text)
    text = _GAP_BEFORE_MARK.sub("", text).replace("เเ", "แ")
    text = _STACK.sub(_in_order, text)
    text = _SPLIT_AM.sub(lambda match: f"{match[1] or match[2] or ''}ำ", text)
    text = _TONE_AFTER_AM.sub(r"\1ำ", text)
    text = _GAP_IN_ABBREVIATION.sub(r"\1", _GAP_BEFORE_STOP.sub("", text))
    text = _GAP_INSIDE_BRACKETS.sub("", text)
    return _EMPTY_LINES.sub("\n\n", _LINE_ENDS.sub("\n", text)).strip()


def unwrapped(text: str) -> str:
    """Lines of a column joined again: Thai breaks them without a hyphen, between any two words.

    >>> unwrapped("กลุ่มออมทรัพย์ตั้งขึ้นเมื่อสามสิบปีก่อน โดยมีสมา\\nชิกสามสิบคน\\nบทที่สอง")
    'กลุ่มออมทรัพย์ตั้งขึ้นเมื่อสามสิบปีก่อน โดยมีสมาชิกสามสิบคน\\nบทที่สอง'
    """
    lines = [line.strip() for line in text.splitlines()]
    full = FULL_LINE * max(map(len, lines), default=0)
    joined: list[str] = []
    wrapped = False
    for line in lines:
        if wrapped and joined and _thai(line[:1]):
            joined[-1] += line
        else:
            joined.append(line)
        wrapped = len(line) >= full and _thai(line[-1:])
    return "\n".join(joined)


def _reread(text: str) -> str:
    letters = sum(1 for character in text if not character.isspace())
    misread = len(_MISREAD_LETTER.findall(text))
    return text.translate(_MISREAD) if misread > letters * MISREAD else text


def _legible(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn")


def _thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e4e"


def _closed_up(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _in_order(match: re.Match[str]) -> str:
    """Each mark once: vowels, then tones, then the silencing mark."""
    return "".join(sorted(dict.fromkeys(match[0]), key=_rank))


def _rank(mark: str) -> int:
    if mark == "\u0e4c":
        return 3
    if mark == "\u0e4d":  # it becomes ำ together with what follows
        return 2
    return 1 if mark >= "\u0e47" else 0
