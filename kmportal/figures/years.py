"""Years as people write them: stored in the Common Era, typed and shown in either."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pythainlp.util import thai_digit_to_arabic_digit

from kmportal.core.dates import BUDDHIST_ERA, era_year

#: A year from here on is of the Buddhist era: no figure is of the 25th century after Christ.
FIRST_BUDDHIST = 2400
FIRST_YEAR = 1900
#: Plans have figures too, but not for longer than this.
YEARS_AHEAD = 30


def last_year() -> int:
    return datetime.date.today().year + YEARS_AHEAD


def common_year(text: str) -> int:
    """The year of the Common Era that a year of either era means.

    >>> common_year("พ.ศ. ๒๕๕๐"), common_year("2007"), common_year(" ค.ศ. 2007 ")
    (2007, 2007, 2007)
    """
    plain = thai_digit_to_arabic_digit(text[:40])
    for word in ("พ.ศ.", "ค.ศ.", "ปี"):
        plain = plain.replace(word, "")
    digits = plain.strip()
    year = int(digits) if len(digits) == 4 and digits.isascii() and digits.isdecimal() else 0
    year = year - BUDDHIST_ERA if year >= FIRST_BUDDHIST else year
    if not FIRST_YEAR <= year <= last_year():
        message = _("Write the year with four digits, such as %(year)s.")
        raise ValidationError(message % {"year": era_year(2020)}, code="year")
    return year


def year_label(year: int | None) -> str:
    return _("Year not stated") if year is None else str(era_year(year))
