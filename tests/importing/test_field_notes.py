import datetime

import pytest

from kmportal.importing.field_notes import read_note
from kmportal.importing.note_footer import licence_in, moment_in
from kmportal.importing.reading import read_bytes

from .documents import NOTE_TH


@pytest.fixture
def note():
    return read_note(read_bytes("note.txt", NOTE_TH.encode()).text)


def test_a_note_gives_its_title_series_author_and_notebook(note):
    assert note.title == "เดินดูสวนยายปราณี ตอนที่ 2"
    assert (note.series, note.part) == ("เดินดูสวนยายปราณี", 2)
    assert [person.name for person in note.people] == ["สมหมาย ใจดี"]
    assert note.notebook == "สมุดเดินดูสวน"
    assert note.summary == "สวนหลังบ้านที่กลายเป็นตู้กับข้าวของคนทั้งซอย"


def test_a_second_name_for_the_author_is_doubted(note):
    assert any("ลุงสมหมาย" in doubt for doubt in note.unsure)


def test_the_footer_gives_number_dates_licence_and_tags(note):
    bangkok = datetime.timezone(datetime.timedelta(hours=7))
    assert note.note_number == 4242
    assert note.written_at == datetime.datetime(2008, 3, 5, 7, 5, tzinfo=bangkok)
    assert note.edited_at == datetime.datetime(2008, 3, 6, 8, 0, tzinfo=bangkok)
    assert note.licence == "cc-by-nc"
    assert note.tags == ["สวนครัว", "เพื่อนบ้าน"]


def test_points_run_together_in_a_sentence_become_a_list(note):
    html = "".join(value for kind, value in note.body if kind == "paragraph")
    assert "<ol><li>ปลูกสิ่งที่กิน</li><li>กินสิ่งที่ปลูก</li><li>เหลือก็แจกเพื่อนบ้าน</li></ol>" in html
    assert "<p>วันหลังจะมาเล่าต่อครับ</p>" in html
    assert "หมายเลขบันทึก" not in html


def test_comments_are_told_apart_with_the_names_the_text_gives(note):
    assert [comment.author_name for comment in note.comments] == ["แก้ว ริมคลอง", "พี่ต้อมบ้านไร่", ""]
    first, second, third = note.comments
    assert first.text == "อยากได้พันธุ์ผักบ้างค่ะ"
    assert first.masked_address == "xxx.150.10.20"
    assert first.written_at.hour == 9
    assert second.text.startswith("ที่บ้านก็ทำ")
    assert "พี่ต้อม" not in second.text
    assert third.text.startswith("คุณสมหมายครับ")
    assert third.written_at is None


def test_a_wrong_number_of_comments_is_doubted():
    draft = read_note(NOTE_TH.replace("ความเห็น (3)", "ความเห็น (9)"))
    assert any("9" in doubt for doubt in draft.unsure)


def test_a_note_without_a_footer_says_what_it_lacks():
    draft = read_note(
        "เรื่องเล่าสั้น ๆ\n\nวันนี้ฝนตกทั้งวัน คนในหมู่บ้านมานั่งคุยกันใต้ถุนบ้านผู้ใหญ่จนเย็น เรื่องที่คุยคือทางน้ำหลังวัดครับ\n"
    )
    assert draft.title == "เรื่องเล่าสั้น ๆ"
    assert draft.written_at is None
    assert draft.licence == ""
    assert len(draft.unsure) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("สงวนสิทธิ์ทุกประการ", "all-rights"),
        ("ครีเอทีฟคอมมอนส์แบบ แสดงที่มา-ไม่ใช้เพื่อการค้า-อนุญาตแบบเดียวกัน", "cc-by-nc-sa"),
        ("CC BY-SA 4.0", "cc-by-sa"),
        ("ถามผู้เขียนก่อน", ""),
    ],
)
def test_licences_are_recognised_or_left_open(text, code):
    assert licence_in(text) == code


@pytest.mark.parametrize(
    "text", ["04 Mar 2007 @ 18:53 ()", "4 มีนาคม 2550 18.53 น.", "4 มี.ค. 2550 18:53"]
)
def test_dates_of_both_eras_are_read_in_bangkok_time(text):
    assert moment_in(text).isoformat() == "2007-03-04T18:53:00+07:00"


def test_a_date_that_does_not_exist_is_none():
    assert moment_in("31 ก.พ. 2550") is None
