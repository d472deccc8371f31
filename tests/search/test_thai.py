"""Whatever is typed or pasted, analysing it is quick and raises nothing."""

import re
import time
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import thai

PASTED = "กลุ่มออมทรัพย์ช่วยแก้ปัญหาหนี้สินให้สมาชิก " * 1_400


@pytest.fixture(scope="module", autouse=True)
def _dictionaries_are_built():
    thai.analyse("อุ่นเครื่อง")


@pytest.mark.parametrize(
    "text",
    [
        "่" * 100_000,
        "ก" + "้" * 100_000,
        "า" * 100_000,
        "ะา" * 50_000,
        "ํา" * 50_000,
        "ๅา" * 50_000,
        "a" + "\u0301" * 100_000,
        "นา" * 5_000,
        "ก" * 10_000,
        "ก.ก." * 10_000,
        "1,111" * 10_000,
        "ก\ud800\x00\u200b🙂" * 10_000,
        PASTED,
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_hostile_text_takes_less_than_a_second(text):
    began = time.process_time()
    thai.analyse(text)
    list(thai.pieces(text))
    assert time.process_time() - began < 1


def test_text_without_spaces_is_cut_as_well_at_its_end_as_at_its_beginning():
    sentence = thai.words("กลุ่มออมทรัพย์แก้ปัญหาหนี้สิน")
    assert thai.words("กลุ่มออมทรัพย์แก้ปัญหาหนี้สิน" * 100) == sentence * 100


@given(st.text("กฤสะาำๅเแไ์่้ิัํฺ ๑9.,é\u0301\n\u200b\xa0", min_size=1, max_size=9))
def test_steps_that_are_passed_over_would_have_changed_nothing(text):
    anything = re.compile("")
    with patch.multiple(thai, _UNTIDY=anything, _UNPLAIN_DIGIT=anything):
        every_step = thai.normalise(text)
    assert thai.normalise(text) == every_step


def test_pieces_lose_nothing():
    text = "ต.นาขา, อ.หลังสวน (๒๕๖๐) – Organic\u200bข้าว  1,799 ราย"
    assert "".join(thai.pieces(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("๑,๗๙๙", "1799"),
        ("12,345,678", "๑๒๓๔๕๖๗๘"),
        ("เเกนนำ", "แกนนํา"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("หน\u200bี้สิ\u2060น\ufeff", "หนี้สิน"),
        ("พ.ศ.", "พศ"),
        ("CODI", "codi"),
    ],
)
def test_spellings_of_one_thing_meet(one, other):
    assert thai.words(one) == thai.words(other)


def test_an_ordinary_word_is_not_cut_by_a_short_place_name():
    assert {"ใน", "สอง"}.isdisjoint(thai.dictionary() - thai.thai_words())
    assert thai.words("ตะโละกาโปร์") == ["ตะโละกาโปร์"]
    assert thai.words("สองคนในหมู่บ้าน")[0] == "สอง"
