"""Cells of a table of products: as people write them, to what the model holds, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from kmportal.places.forms import PlaceField
from kmportal.places.gazetteer import Gazetteer
from kmportal.places.models import Place
from kmportal.places.written_names import code_in
from kmportal.tabular.cells import folded
from kmportal.themes.forms import ThemeField
from kmportal.themes.models import Theme

from .bits import ALL_YEAR, MONTHS, from_bits, to_bits

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
SEPARATORS = re.compile(r"\s*[,;\n|/]\s*")
#: A period of months: `พ.ย.-ก.พ.`, `11-2`, `Nov to Feb`.
PERIOD = re.compile(r"\s*(?:[-–—]|\bto\b|ถึง)\s*")
SHORT_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
FULL_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
ENGLISH_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
ALL_YEAR_WORDS = {folded(word) for word in ("ทั้งปี", "ตลอดปี", "ตลอดทั้งปี", "all year", "1-12")}
YES = {folded(word) for word in ("1", "yes", "true", "y", "ใช่", "เผยแพร่", "แสดง", "published")}
NO = {folded(word) for word in ("0", "no", "false", "n", "ไม่", "ไม่ใช่", "ไม่เผยแพร่", "ซ่อน", "hidden")}


def refuse(message: str, **names: object) -> ValueError:
    """import-export takes a ValueError for what is wrong with one column."""
    return ValueError(message % names)


class TextWidget(Widget):
    """Empty cells are empty texts, not nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return str(value or "")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value or "")


class TelephoneWidget(TextWidget):
    """Spreadsheets take a number's first 0 away."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = super().clean(value)
        return f"0{text}" if re.fullmatch(r"[2-9]\d{7,8}", text) else text


class PriceWidget(TextWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | None:  # type: ignore[override]  # None is no price
        text = str(value or "").translate(THAI_DIGITS)
        text = re.sub(r"[\s,฿]|บาท|baht|thb", "", text, flags=re.IGNORECASE).rstrip(".-")
        if not text:
            return None
        try:
            price = Decimal(text)
        except InvalidOperation as fault:
            raise refuse(_("“%(text)s” is not a price in baht."), text=value) from fault
        if not price.is_finite():
            raise refuse(_("“%(text)s” is not a price in baht."), text=value)
        return price

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else f"{Decimal(value).normalize():f}"


class ChoiceWidget(TextWidget):
    """A choice by its value, or by its name in Thai or English."""

    def __init__(self, choices: Any, others: dict[str, str] | None = None) -> None:
        super().__init__()
        self._choices, self._others = choices, others or {}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = str(value or "")
        if not text:
            return ""
        found = self._known.get(folded(text))
        if found is None:
            names = ", ".join(str(label) for _value, label in self._choices)
            raise refuse(_("“%(text)s” is not one of: %(names)s."), text=text, names=names)
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(dict(self._choices).get(value, value) or "")

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {folded(word): value for word, value in self._others.items()}
        for value, label in self._choices:
            known[folded(value)] = value
            for language in ("th", "en"):
                with translation.override(language):
                    known[folded(str(label))] = value
        return known


class YesNoWidget(TextWidget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:  # type: ignore[override]  # of a boolean
        text = folded(str(value or ""))
        if text in YES or not text:
            return True
        if text in NO:
            return False
        raise refuse(_("Write “%(yes)s” or “%(no)s”."), yes=_("yes"), no=_("no"))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(_("yes") if value else _("no"))


class MonthsWidget(TextWidget):
    """`พ.ย.-ก.พ.`, `ทั้งปี`, `1, 2, 12`, `มกราคม`, `Nov-Feb`."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:  # type: ignore[override]  # bits
        text = str(value or "").translate(THAI_DIGITS)
        if folded(text) in ALL_YEAR_WORDS:
            return ALL_YEAR
        return to_bits(month for part in SEPARATORS.split(text) if part for month in _period(part))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if value == ALL_YEAR:
            return "ทั้งปี" if translation.get_language() == "th" else "all year"
        return ", ".join(str(MONTHS[month]) for month in from_bits(value or 0))


def _period(text: str) -> list[int]:
    ends = [_month(part) for part in PERIOD.split(text.strip()) if part]
    if len(ends) != 2:
        return [ends[0]] if len(ends) == 1 else _unknown_month(text)
    first, last = ends
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]


def _month(text: str) -> int:
    text = text.strip().lower()
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    for number, (short, full, english) in enumerate(
        zip(SHORT_MONTHS, FULL_MONTHS, ENGLISH_MONTHS, strict=True), 1
    ):
        if text.replace(".", "") == short.replace(".", "") or text in (
            full,
            full.removesuffix("คม").removesuffix("ยน"),
        ):
            return number
        if len(text) >= 3 and text.isascii() and text.startswith(english):
            return number
    return _unknown_month(text)[0]


def _unknown_month(text: str) -> list[int]:
    raise refuse(
        _("“%(text)s” is no month. Write for example: พ.ย.-ก.พ., 1, 12, or ทั้งปี."), text=text
    )


class PlaceWidget(TextWidget):
    """An official place by its code or by what the editor's own field understands."""

    def __init__(self) -> None:
        super().__init__()
        self._field = PlaceField(Place.objects.with_ancestors(), required=False)
        self._found: dict[str, Place] = {}
        self._wrong: dict[str, str] = {}

    def read_ahead(self, texts: Iterable[str]) -> None:
        """The places of some rows that are written with their codes, in one query."""
        wanted = {text: code_in(_digits(text)) for text in set(texts) - set(self._found)}
        codes = {code for code in wanted.values() if code}
        found = {
            place.code: place for place in Place.objects.with_ancestors().filter(code__in=codes)
        }
        self._found |= {
            _digits(text): found[code] for text, code in wanted.items() if code in found
        }

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Place | None:  # type: ignore[override]  # a place
        text = _digits(value)
        if not text:
            return None
        if text not in self._found and text not in self._wrong:
            self._look_for(text)
        if text in self._wrong:
            raise ValueError(self._wrong[text])
        return self._found[text]

    def _look_for(self, text: str) -> None:
        self._field.gazetteer = self._field.gazetteer or Gazetteer()
        try:
            found = self._field.find(text)
        except ValidationError as fault:
            self._wrong[text] = " ".join(fault.messages)
        else:
            # With all it belongs to, for its full name.
            self._found[text] = Place.objects.with_ancestors().get(pk=found.pk)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self._field.text_of(value) if value else ""


def _digits(text: Any) -> str:
    return str(text or "").translate(THAI_DIGITS)


class ThemesWidget(TextWidget):
    def __init__(self) -> None:
        super().__init__()
        self._field = ThemeField(Theme.objects.all(), required=False)
        self._found: dict[str, Theme] = {}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[Theme]:  # type: ignore[override]  # themes
        names = [part for part in re.split(r"\s*[,;\n|]\s*", str(value or "")) if part]
        return [self._theme(name) for name in dict.fromkeys(names)]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        themes = value.all() if hasattr(value, "all") else value or []
        return "; ".join(self._field.text_of(theme) for theme in themes)

    def _theme(self, name: str) -> Theme:
        if name not in self._found:
            try:
                self._found[name] = self._field.find(name)
            except ValidationError as fault:
                raise ValueError(" ".join(fault.messages)) from fault
        return self._found[name]
