"""Undoing what typesetting did to a text: lines cut at a width, paragraphs cut at a page's end.

Spelling is never touched: what a scan got wrong stays as it stands.
"""

from __future__ import annotations

import re
import unicodedata

from pythainlp.tokenize import word_tokenize

NARROWEST, WIDEST = 40, 130
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_SPLIT_AM = re.compile(r"\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x0c\x0b\x1a]")
#: Words no Thai sentence ends with, and words none begins with.
_NEVER_LAST = frozenset(
    {"การ", "ความ", "และ", "หรือ", "ของ", "ใน", "ที่", "เพื่อ", "โดย", "กับ", "จาก", "ให้", "แก่", "ซึ่ง"}
)
_NEVER_FIRST = frozenset({"และ", "หรือ", "กับ", "ของ", "ซึ่ง", "แก่"})
_SENTENCE_END = re.compile(r"[.!?:;…”\"')\]]$")


def tidy(text: str) -> str:
    """One kind of line end and of space, no invisible characters, ำ in one piece.

    Very long gaps are cut: they say no more than long ones, and patterns would take forever on them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = _SPLIT_AM.sub(r"\1ำ", _INVISIBLE.sub("", text))
    return re.sub(r" {40,}", " " * 40, re.sub(r"\n{5,}", "\n" * 5, text))


def language_of(text: str) -> str:
    thai = len(_THAI.findall(text))
    latin = len(re.findall(r"[A-Za-z]", text))
    return "th" if thai >= latin / 2 and thai else "en"


def width(text: str) -> int:
    """Columns on paper: Thai vowel and tone marks stand above or below a letter."""
    return sum(unicodedata.category(char) != "Mn" for char in text)


def clip(text: str, limit: int) -> str:
    """A text that fits a field, cut between words, with an ellipsis where it was cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = ""
    for word in word_tokenize(text[: limit + 40], engine="newmm"):
        if len(kept) + len(word) > limit - 1:
            break
        kept += word
    return (kept or text[: limit - 1]).rstrip(" ,;") + "…"


def join_lines(lines: list[str]) -> list[str]:
    """The paragraphs that lines with no empty line between them are: one if they were cut at a width."""
    stripped = [line.strip() for line in lines]
    if not is_wrapped(stripped):
        return stripped
    text = stripped[0]
    for line, before in zip(stripped[1:], lines, strict=False):
        text = join(text, line, spaced=before.endswith(" "))
    return [text]


def is_wrapped(lines: list[str]) -> bool:
    """Whether only a width ended these lines: all but the last are long, and about as long."""
    widths = [width(line) for line in lines[:-1]]
    if not widths or max(widths) > WIDEST or width(lines[-1]) > WIDEST:
        return False
    if len(lines) == 2 and _SENTENCE_END.search(lines[0]):
        return False
    return min(widths) >= max(NARROWEST, max(widths) * 0.55)


def join(before: str, after: str, *, spaced: bool = False) -> str:
    """Two pieces of one sentence. Thai runs on without a space unless the text had one."""
    if before.endswith("-"):
        return before + after
    thai_on = _THAI.match(before[-1:]) or before.endswith("/")
    if thai_on and _THAI.match(after[:1]) and not spaced:
        return before + after
    return f"{before} {after}"


def continues(before: str, after: str) -> bool:
    """Whether the second paragraph goes on with the sentence the first one broke off."""
    if width(before) < NARROWEST or _SENTENCE_END.search(before):
        return False
    if re.match(r"[a-z]", after):
        return re.search(r"[A-Za-z,]$", before) is not None
    return bool(_THAI.match(after)) and (breaks_off(before) or _first_word(after) in _NEVER_FIRST)


def breaks_off(text: str) -> bool:
    """Whether a Thai text stops at a word no sentence ends with: `… สนับสนุน ผลการ`."""
    tail = text.rstrip()[-40:]
    words = word_tokenize(tail, engine="newmm", keep_whitespace=False) if tail else []
    return bool(words) and words[-1] in _NEVER_LAST


def _first_word(text: str) -> str:
    words = word_tokenize(text[:40], engine="newmm", keep_whitespace=False)
    return words[0] if words else ""
