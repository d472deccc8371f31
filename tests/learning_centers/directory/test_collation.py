"""The order of a Thai dictionary."""

import pytest

from learning_centers.directory.collation import collation_key

ORDERED = [
    ["กลุ่ม", "เกษตร", "ขอนแก่น", "โครงการ", "ไทย", "นา", "แม่"],
    ["กา", "ก่า", "ก้า", "กำ", "เกา", "เก่า", "ขา"],
    ["ADB", "Trat", "กระบี่"],
    ["ศูนย์เกษตร", "ศูนย์ “ขยะ”", "ศูนย์ โคก"],
]


@pytest.mark.parametrize("words", ORDERED, ids=["issue", "tone-marks", "english-first", "signs"])
def test_words_stand_as_in_a_dictionary(words):
    assert sorted(set(words), key=collation_key) == words
