"""Other writings of years and places: 2550 is 2007, ต.นาขา is ตำบลนาขา."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BUDDHIST_ERA = 543
#: Numbers that may be years, of either era; what else they may count is found all the same.
_BUDDHIST = range(2400, 2700)
_COMMON = range(1900, 2157)

_FULL = {"ต": "ตำบล", "อ": "อำเภอ", "จ": "จังหวัด"}
_SHORT = {word: letter for letter, word in _FULL.items()}
#: A level and the name after it, as far as the next level, a space or sign. What goes on for longer
#: than any name is a sentence.
_PLACE = re.compile(
    r"(?:(?<![\u0e01-\u0e4e])(?P<short>[ตอจ])\s?\.\s?|(?P<long>ตำบล|อำเภอ|จังหวัด)\s?)"
    r"(?P<name>[\u0e01-\u0e4e]{2,20}?)(?=ตำบล|อำเภอ|จังหวัด|[^\u0e01-\u0e4e]|$)"
)


class Place(NamedTuple):
    level: str  #: as it is typed
    name: str

    @property
    def otherwise(self) -> str:
        """
        >>> Place("ต", "นาขา").otherwise, Place("ตำบล", "นาขา").otherwise
        ('ตำบลนาขา', 'ต.นาขา')
        """
        full = _FULL.get(self.level)
        return full + self.name if full else f"{_SHORT[self.level]}.{self.name}"


def places(plain: str) -> Iterator[Place]:
    """Places that a normalised text names with their level.

    >>> [place.otherwise for place in places("ต.นาขา อำเภอหลังสวนจังหวัดชุมพร")]
    ['ตำบลนาขา', 'อ.หลังสวน', 'จ.ชุมพร']
    """
    for match in _PLACE.finditer(plain):
        yield Place(match["short"] or match["long"], match["name"])


def other_year(number: str) -> str | None:
    """The same year in the other era.

    >>> other_year("2550"), other_year("2007"), other_year("1799")
    ('2007', '2550', None)
    """
    if len(number) != 4 or not number.isdecimal():
        return None
    year = int(number)
    if year in _BUDDHIST:
        return str(year - BUDDHIST_ERA)
    return str(year + BUDDHIST_ERA) if year in _COMMON else None
