"""Texts of cells: harmless in a spreadsheet on the way out, as they were on the way in."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any

#: A spreadsheet takes a text that begins so for a formula. Numbers with a sign are left alone.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*\Z")
_QUOTED = re.compile(r"'+[=+\-@\t\r]")
#: Characters XML cannot hold, and halves of characters.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def defused(text: str) -> str:
    """
    >>> defused("=HYPERLINK(1)"), defused("-5"), defused("'=1"), defused("น้ำพริก")
    ("'=HYPERLINK(1)", '-5', "''=1", 'น้ำพริก')
    """
    text = _NOT_TEXT.sub("", text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def plain(value: Any) -> str:
    """What a person reads in the cell, without what `defused` added.

    >>> plain("'=HYPERLINK(1)"), plain(250213.0), plain(None), plain(" ข้าวเม่า ")
    ('=HYPERLINK(1)', '250213', '', 'ข้าวเม่า')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float | Decimal) and value == int(value):
        return str(int(value))
    if isinstance(value, datetime.datetime) and not value.time():
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = unicodedata.normalize("NFC", _NOT_TEXT.sub("", str(value)))
    text = text.replace("\r\n", "\n").strip()
    return text[1:] if _QUOTED.match(text) else text


def folded(header: str) -> str:
    """A column's heading as people type it: no capitals, spaces, marks of their own.

    >>> folded(" Price  (Baht) ") == folded("price (baht)")
    True
    """
    text = unicodedata.normalize("NFKC", header).replace("\u200b", "").casefold()
    return re.sub(r"[\s_*:]+", "", text)
