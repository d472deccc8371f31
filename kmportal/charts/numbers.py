"""Numbers as charts write them."""

from __future__ import annotations

from decimal import Context, Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from kmportal.core.dates import in_thai

Number = int | Decimal
MILLION = 1_000_000
BILLION = 1000 * MILLION
MISSING = "–"
#: As wide as a digit; a hyphen before a number is easily missed.
MINUS = "−"
THREE_DIGITS = Context(prec=3)


def written(value: Number | None) -> str:
    """In full, with what the reader's language puts between thousands, and no idle zeros.

    >>> written(Decimal("-1234.50"))
    '−1,234.5'
    >>> written(None)
    '–'
    """
    if value is None:
        return MISSING
    plain = f"{Decimal(value).normalize():f}"
    return formats.number_format(plain, force_grouping=True).replace("-", MINUS)


def short(value: Number | None) -> str:
    """As in full up to a million; from there three digits and a word, as people say it.

    >>> short(1_254_321)
    '1.25 ล้าน'
    """
    exact = Decimal(value or 0)
    divisor = magnitude(exact)
    if divisor == 1:
        return written(value)
    return with_word(written(THREE_DIGITS.divide(exact, divisor)), divisor)


def magnitude(largest: Decimal) -> int:
    """What to divide by, so that a number is read at a glance. Thai counts on in millions where
    English begins anew: 3,400 ล้าน is 3.4 billion."""
    if abs(largest) < MILLION:
        return 1
    return BILLION if abs(largest) >= BILLION and not in_thai() else MILLION


def with_word(number: str, divisor: int) -> str:
    if divisor == 1:
        return number
    words = _("%(number)s million") if divisor == MILLION else _("%(number)s billion")
    return words % {"number": number}
