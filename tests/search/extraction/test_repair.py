"""Thai as PDFs and old files give it."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.extraction.repair import repaired, unwrapped


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ทํางาน", "ทำงาน"),  # ํ + า
        ("นํ้า", "น้ำ"),  # the circle before the tone
        ("น้ํา", "น้ำ"),  # and after it
        ("นำ้", "น้ำ"),  # the tone after all
        ("ทํ างาน", "ทำงาน"),  # a gap in ำ
        ("เพ ื่อน", "เพื่อน"),  # a gap before marks
        ("ท\nี่", "ที่"),  # a line's end before marks
        ("ก่ี สิทธ์ิ ผู้", "กี่ สิทธิ์ ผู้"),  # tone before vowel
        ("พี่ี่", "พี่"),  # marks drawn twice for bold type
        ("เเม่", "แม่"),
        ("ผ\uf70b", "ผ้"),
        ("ป\uf702", "ปี"),
        ("ป\uf710น", "ปัน"),
        ("\uf70f\uf718", "ญุ"),
        ("ฝ\uf884น ป\uf885ด", "ฝัน ปิด"),  # the Macintosh's
        ("¡ÅØèÁÍÍÁ·ÃÑ¾Âì ¾.È. 2539", "กลุ่มออมทรัพย์ พ.ศ. 2539"),  # its bytes taken for others
        ("ก อ ง ทุ น", "กองทุน"),
        ("ออม\u200bทรัพย์\u00ad", "ออมทรัพย์"),
        ("ก\x00ข\ud800", "กข"),
    ],
)
def test_broken_thai_is_put_right(broken, right):
    assert repaired(broken) == right


@pytest.mark.parametrize(
    "text",
    [
        "ตำบลนาขา อำเภอหลังสวน จังหวัดชุมพร พ.ศ. ๒๕๓๙ น้ำท่วมครั้งนี้ เก้าอี้ ๆ",
        "Covid-19 (CODI) 3.5 ล้านบาท",
        "ย่อหน้า\n\nย่อหน้า",
        "ก ข ค",
        "Élève très naïve à Genève",
    ],
)
def test_sound_text_stays_as_it_is(text):
    assert repaired(text) == text


def test_a_heading_is_not_joined_to_its_text():
    text = "บทที่หนึ่ง\nกลุ่มออมทรัพย์ตั้งขึ้นเมื่อสามสิบปี\nก่อน"
    assert unwrapped(text) == "บทที่หนึ่ง\nกลุ่มออมทรัพย์ตั้งขึ้นเมื่อสามสิบปีก่อน"


@given(st.text(alphabet="กข ่ีำา\u0e4dเ.\n(\uf70b\u200b", max_size=300))
def test_whatever_it_is_given_it_takes_away_only(text):
    found = repaired(text)
    assert len(found) <= len(text)
    assert not re.search(r"[ก-๎]\s+[ิ-ฺ็-๎ำา]", found)


@pytest.mark.parametrize("text", ["่" * 300_000, "ก " * 200_000, " \n" * 200_000, "ํ " * 200_000])
def test_a_flood_of_marks_is_soon_repaired(text):
    started = time.process_time()
    repaired(text)
    assert time.process_time() - started < 5
