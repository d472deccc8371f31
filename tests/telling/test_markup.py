"""What members type becomes blocks, and blocks become what they typed."""

import pytest

from kmportal.telling.markup import blocks_of, text_of

STORY = """เช้าวันที่ห้า ฝนตก
แต่ทุกคนมาครบ

# สิ่งที่ตกลงกัน
- ออมคนละ **หนึ่งบาท** ต่อวัน
- ประชุมทุกเดือน

[รูป 2]

อ่านต่อที่ https://example.org/กองทุน"""


def test_paragraphs_lists_headings_photos_and_links_are_understood():
    assert list(blocks_of(STORY)) == [
        ("paragraph", "<p>เช้าวันที่ห้า ฝนตก<br/>แต่ทุกคนมาครบ</p>"),
        ("heading", {"text": "สิ่งที่ตกลงกัน", "level": "2"}),
        (
            "paragraph",
            "<ul><li>ออมคนละ <b>หนึ่งบาท</b> ต่อวัน</li><li>ประชุมทุกเดือน</li></ul>",
        ),
        ("photo", 2),
        (
            "paragraph",
            '<p>อ่านต่อที่ <a href="https://example.org/กองทุน">https://example.org/กองทุน</a></p>',
        ),
    ]


def test_thai_digits_number_a_list():
    assert list(blocks_of("๑. คุยกัน\n๒. ลงมือทำ")) == [
        ("paragraph", "<ol><li>คุยกัน</li><li>ลงมือทำ</li></ol>")
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        'https://example.org/"onmouseover="alert(1)',
        "javascript:alert(1)",
        "**<b onclick=x>**",
    ],
)
def test_markup_that_was_typed_stays_text(typed):
    html = "".join(str(value) for _kind, value in blocks_of(typed))
    made = html.replace("<p>", "").replace("</p>", "").replace("<b>", "").replace("</b>", "")
    made = made.replace('<a href="https://example.org/">', "").replace("</a>", "")
    assert "<" not in made


@pytest.mark.parametrize(
    "typed", ["", "   \n\n ", "**", "** **", "-", "#", "[รูป]", "[รูป 9999]", "a**b"]
)
def test_signs_that_make_no_sense_stay_as_typed(typed):
    text = "".join(str(value) for _kind, value in blocks_of(typed))
    assert text in ("", f"<p>{typed}</p>")


@pytest.mark.parametrize(
    "text",
    [
        "ย่อหน้าเดียว",
        "บรรทัดหนึ่ง\nบรรทัดสอง\n\nย่อหน้าสอง",
        "ก่อนรายการ\n\n- หนึ่ง\n- **สอง**\n\nหลังรายการ",
        "1. หนึ่ง\n2. สอง",
        "ก่อน\n\n1. หนึ่ง\n2. สอง\n\nหลัง\n\n- ก\n- ข",
        'ราคา 5 < 6 & 7 > 3 และ "คำพูด"',
        "ดู https://example.org/a?b=1&c=2 แล้วกลับมา",
    ],
)
def test_blocks_turn_back_into_what_was_typed(text):
    [(_kind, html)] = blocks_of(text)
    back = text_of(html)
    assert back is not None
    assert list(blocks_of(back)) == [("paragraph", html)]


def test_what_the_editor_wrote_is_understood_despite_its_keys():
    assert text_of('<p data-block-key="a1">เงินน้อย <b>ไม่กลัว</b></p>') == "เงินน้อย **ไม่กลัว**"


@pytest.mark.parametrize(
    "html",
    [
        '<p>ดู <a linktype="page" id="3">หน้านี้</a></p>',
        '<p>ดู <a href="https://example.org">ที่นี่</a></p>',
        "<p>H<sub>2</sub>O</p>",
        "<ul><li>นอก<ul><li>ใน</li></ul></li></ul>",
    ],
)
def test_what_signs_cannot_say_is_not_turned(html):
    assert text_of(html) is None


def test_a_hundred_thousand_letters_are_read_in_one_pass():
    assert sum(1 for _ in blocks_of("**" * 50_000)) == 1
    assert sum(1 for _ in blocks_of("- ก\n" * 25_000)) == 1
    assert sum(1 for _ in blocks_of("[" * 100_000)) == 1
