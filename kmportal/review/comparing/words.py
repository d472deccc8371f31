"""The words of two texts that differ, as HTML that is safe to show."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from pythainlp.tokenize import word_tokenize

#: Longer texts are compared by their lines: cutting them into words would take seconds.
LONGEST = 20_000
_LINE_END = re.compile("(\n)")
_BREAK = mark_safe("<br>")  # a constant


class Sides(NamedTuple):
    before: SafeString
    after: SafeString


def compare(before: str, after: str) -> Sides:
    """
    >>> compare("ชาวบ้านตำข้าวเม่าขาย", "ชาวบ้านตำข้าวเม่าแจก").after
    'ชาวบ้านตำข้าวเม่า<ins>แจก</ins>'
    """
    if before == after:
        return Sides(_html([before]), _html([after]))
    old, new = _tokens(before), _tokens(after)
    left: list[SafeString] = []
    right: list[SafeString] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new).get_opcodes():
        left.append(_marked("del", old[i1:i2], tag != "equal"))
        right.append(_marked("ins", new[j1:j2], tag != "equal"))
    return Sides(_joined(left), _joined(right))


def _tokens(text: str) -> list[str]:
    if len(text) > LONGEST:
        return [part for part in _LINE_END.split(text) if part]
    return list(word_tokenize(text, engine="newmm", keep_whitespace=True))


def _marked(name: str, tokens: list[str], changed: bool) -> SafeString:
    html = _html(tokens)
    if not changed or not tokens:
        return html
    return format_html("<{0}>{1}</{0}>", name, html)


def _html(tokens: Iterable[str]) -> SafeString:
    lines = "".join(tokens).split("\n")
    return format_html_join(_BREAK, "{}", ((line,) for line in lines))


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
