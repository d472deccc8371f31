"""Numbers as people type and paste them: Thai digits, grouped by commas or spaces."""

from __future__ import annotations

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pythainlp.util import thai_digit_to_arabic_digit

#: Digits before the point; what the column holds.
MOST_DIGITS = 12
DECIMALS_STORED = 4
LONGEST = 40
_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+", re.ASCII)
#: `1,799` groups thousands, `1,79` may be a decimal comma or a slip: nobody guesses which.
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def number_in(text: str, decimals: int) -> Decimal:
    """The number a person wrote, with at most so many decimals.

    >>> number_in("๑,๗๙๙", 0), number_in(" 1 799 ", 0), number_in("12.50", 2)
    (Decimal('1799'), Decimal('1799'), Decimal('12.5'))
    """
    plain = _SPACES.sub("", thai_digit_to_arabic_digit(text[:LONGEST])).replace("−", "-")
    if len(text.strip()) > LONGEST or not (_PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain)):
        raise ValidationError(_("Write a number, such as 1,799."), code="number")
    number = Decimal(plain.replace(",", ""))
    if abs(number) >= Decimal(10) ** MOST_DIGITS:
        raise ValidationError(_("This number is too large."), code="too_large")
    return _with_decimals(number, decimals)


def _with_decimals(number: Decimal, decimals: int) -> Decimal:
    number = number.normalize()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        message = (
            _("At most %(count)s decimals here.") % {"count": decimals}
            if decimals
            else _("Only whole numbers here.")
        )
        raise ValidationError(message, code="decimals")
    # `normalize` writes 1800 as 1.8E+3.
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
