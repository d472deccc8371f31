"""Names and sentences kept in both languages on one row: a theme's, an indicator's, the site's."""

from __future__ import annotations

import re

from django.utils.translation import get_language

THAI = re.compile(r"[\u0e01-\u0e5b]")


def in_either(thai: str, english: str) -> str:
    """The one in the reader's language; where that is not written yet, the other.

    >>> from django.utils import translation
    >>> with translation.override("en"):
    ...     in_either("ออมทรัพย์", "Savings"), in_either("ออมทรัพย์", "")
    ('Savings', 'ออมทรัพย์')
    """
    return (english or thai) if get_language() == "en" else (thai or english)


def language_by_script(text: str) -> str:
    """`th` for Thai words among others, which a reading voice must know; else nothing is known.

    >>> from django.utils import translation
    >>> with translation.override("en"):
    ...     language_by_script("ข้าวเม่า"), language_by_script("OTOP")
    ('th', '')
    """
    return "th" if get_language() != "th" and THAI.search(text) else ""
