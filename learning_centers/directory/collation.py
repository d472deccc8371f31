"""The order of a Thai dictionary, which no database's own order is: `เกษตร` stands under ก."""

from __future__ import annotations

import re
from typing import NamedTuple

LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
#: Tone marks and the like tell words apart only where all letters are the same.
MARKS = re.compile("[็-๎]")
NOT_SORTED_BY = re.compile(r"[\s\"'“”‘’().,-]+")


class CollationKey(NamedTuple):
    letters: str
    marks: str


def collation_key(text: str) -> CollationKey:
    """Sorts as a dictionary does; English comes before Thai.

    >>> sorted(["แม่", "นา", "ไทย", "โครงการ", "ขอนแก่น", "เกษตร", "กลุ่ม"], key=collation_key)
    ['กลุ่ม', 'เกษตร', 'ขอนแก่น', 'โครงการ', 'ไทย', 'นา', 'แม่']
    """
    text = NOT_SORTED_BY.sub("", text.casefold())
    return CollationKey(
        LEADING_VOWEL.sub(r"\2\1", MARKS.sub("", text)), "".join(MARKS.findall(text))
    )
