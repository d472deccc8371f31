"""What people typed is made harmless, and stays what they said."""

import pytest

from kmportal.guard.text import clean, fingerprint, link_count


@pytest.mark.parametrize(
    "text",
    [
        "เก็บออมวันละบาท ที่นี่มีน้ำ",
        "ผู้ใหญ่บ้านหมู่ ๓ กู้เงินๆ ทองๆ",
        "ก่อนอื่น\nต้องทำใจ\n\nแล้วค่อยเปิดสมุด",
        "tiếng Việt, 😀👩‍🌾",
        "บ้าน\u200bหนอง",
    ],
)
def test_ordinary_writing_is_left_alone(text):
    assert clean(text) == text


def test_a_zero_byte_and_other_controls_are_dropped():
    assert clean("เงิน\x00ออม\x1b[31m\x85") == "เงินออม[31m"


def test_half_a_character_is_dropped():
    assert clean("เงิน\ud83dออม") == "เงินออม"


def test_what_turns_the_direction_of_the_text_is_dropped():
    assert clean("ดี\u202eยืม\u2066") == "ดียืม"


def test_towers_of_marks_are_cut_down():
    assert clean("ก" + "\u0e49" * 500 + "า") == "ก" + "\u0e49" * 4 + "า"


def test_all_line_ends_are_one_and_empty_lines_do_not_pile_up():
    assert clean("หนึ่ง\r\nสอง\r\r\n \n\n\nสาม") == "หนึ่ง\nสอง\n\nสาม"


def test_a_hundred_kilobytes_are_cleaned_as_they_are():
    assert len(clean("ทุน" * 34_000)) == 102_000


def test_links_are_counted_however_they_begin():
    assert link_count("http://a.example HTTPS://b.example www.c.example และ ไม่มีลิงก์") == 3


def test_the_same_words_have_the_same_fingerprint():
    assert fingerprint("ซื้อเลย!!  BUY now") == fingerprint("ซื้อเลย buy\u200b ＮＯＷ")


def test_other_words_have_another():
    assert fingerprint("ขอบคุณครับ") != fingerprint("ขอบคุณค่ะ")


def test_nothing_but_signs_has_none():
    assert fingerprint("… !!! 🙏") == ""
