from decimal import Decimal

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from kmportal.importing.cells import join_cells, read_cell, render
from kmportal.importing.html_pages import plain_form
from kmportal.importing.lessons import read_lesson
from kmportal.importing.parsing import read_draft
from kmportal.importing.reading import UnreadableDocumentError, read_bytes

from .documents import LESSON_HTML, LESSON_TH


@pytest.fixture
def lesson():
    return read_lesson(LESSON_TH)


def test_title_and_people_come_from_their_lines(lesson):
    assert lesson.title == "ตลาดนัดสีเขียวหน้าโรงเรียน"
    assert [(person.role, person.name) for person in lesson.people] == [
        ("storyteller", "แม่บุญมี ตลาดเช้า"),
        ("recorder", "ครูนก"),
    ]


def test_the_text_keeps_headings_and_bases(lesson):
    headings = [value["text"] for kind, value in lesson.context if kind == "heading"]
    assert headings == ["จุดเริ่มต้น", "ระดับที่ 1 ระดับครอบครัว", "ผลการดำเนินงาน"]
    assert [value["name"] for kind, value in lesson.context if kind == "theme"] == [
        "ฐานการเงินและทุน",
        "ฐานสวัสดิการ",
    ]


def test_what_was_learned_goes_to_its_own_fields(lesson):
    assert lesson.what_worked == ["เปิดวันเดียวกันทุกสัปดาห์", "ครูช่วยประกาศ"]
    assert lesson.what_did_not == ["ฝนตกแล้วไม่มีที่หลบ"]
    assert lesson.advice == ["เริ่มจากสิบแผงก่อน"]


def test_a_split_table_becomes_one_journal_again(lesson):
    first, second = lesson.journal
    assert first.method == (
        "<p>1.1 เดินชวนทีละบ้าน โดยดูว่า</p><ul><li>ใครปลูกอะไร</li><li>ใครอยากขาย</li></ul>"
    )
    assert first.tools == "<ol><li>สมุดจด</li><li>แผนที่บ้าน</li></ol>"
    assert (second.number, second.title) == (2, "นับผัก และ ราคา")
    assert second.method == ("<p>2.1 นับผักทุกแปลงและจดลงในสมุดเล่มเดียว</p><p>2.2 ถามราคาที่ตลาดใหญ่</p>")
    assert second.outcome == "<p>รู้ราคา</p>"


def test_steps_that_are_missing_are_doubted(lesson):
    assert any("1, 2" in doubt for doubt in lesson.unsure)


def test_a_list_with_a_total_becomes_a_table_by_year(lesson):
    table = next(figure for figure in lesson.figures if figure.unit == "คน")
    assert table.title == "คนขายผักเพิ่มขึ้น"
    assert table.total == Decimal(45)
    assert [(row.value, row.year) for row in table.rows] == [(15, 2018), (30, 2019)]


def test_outcomes_follow_the_numbers_of_their_areas(lesson):
    assert [area.area for area in lesson.outcomes] == ["รายได้ดีขึ้น", "คนในชุมชนรู้จักกันมากขึ้น"]
    assert lesson.outcomes[0].impacts == ["ลูกหลานกลับบ้าน"]
    assert any("2, 1" in doubt for doubt in lesson.unsure)


def test_centers_are_named_with_their_places(lesson):
    assert [(center.title, center.text) for center in lesson.centers] == [
        ("ศูนย์เรียนรู้ผักริมเล", "ศูนย์เรียนรู้ผักริมเล ตำบลนาขา อำเภอหลังสวน จังหวัดชุมพร"),
        ("ศูนย์เรียนรู้ผักดอย", "ศูนย์เรียนรู้ผักดอย ตำบลบ้านกลาง อำเภอสอง จังหวัดแพร่"),
    ]
    assert "นาขา" not in lesson.text


def test_a_wrong_number_of_centers_is_doubted():
    draft = read_lesson(LESSON_TH.replace("จำนวน 2 ศูนย์", "จำนวน 5 ศูนย์"))
    assert any("5" in doubt and "2" in doubt for doubt in draft.unsure)


def test_a_paragraph_that_stands_twice_is_kept_once():
    boxed = "ผักปลอดสารคือผักที่คนปลูกกล้ากินเองและกล้าให้ลูกหลานกินทุกวันโดยไม่ต้องล้างน้ำเกลือ"
    draft = read_lesson(f"ผักของเรา\n\n{boxed}\n\nความหมาย\n\n{boxed}\n")
    assert "".join(str(value) for _kind, value in draft.context).count(boxed) == 1


def test_nothing_of_a_script_gets_into_a_cell():
    assert render(read_cell("<p>ก</p><script>alert(1)</script><img src=x onerror=y>")) == "<p>ก</p>"
    assert render(read_cell("<p>&lt;script&gt;</p>")) == "<p>&lt;script&gt;</p>"


def test_bullets_below_an_item_that_promises_them_stay_below_it():
    first = read_cell("<p>3.2 วิเคราะห์</p><ol><li>เรียงปัญหา โดยแบ่งเป็น</li></ol>")
    second = read_cell("<ul><li>แก้เองได้</li><li>ต้องขอแรง</li></ul><p>2) เลือกเรื่องเดียว</p>")
    assert render(join_cells(first, second)) == (
        "<p>3.2 วิเคราะห์</p><ol><li>เรียงปัญหา โดยแบ่งเป็น<ol><li>แก้เองได้</li>"
        "<li>ต้องขอแรง</li></ol></li><li>เลือกเรื่องเดียว</li></ol>"
    )


def test_a_sentence_cut_between_cells_keeps_the_space_it_had():
    cut = join_cells(read_cell("<p>เช่น ออมสิน </p>"), read_cell("<p>สหกรณ์</p>"))
    whole = join_cells(read_cell("<p>แบบฟอร์มการ</p>"), read_cell("ติดตาม"))
    assert (render(cut), render(whole)) == ("<p>เช่น ออมสิน สหกรณ์</p>", "<p>แบบฟอร์มการติดตาม</p>")


def test_html_is_read_like_text_without_its_scripts():
    draft = read_draft(read_bytes("a.html", LESSON_HTML.encode()))
    assert (draft.kind, draft.language) == ("lesson", "en")
    assert draft.title == "Growing mushrooms in an old school"
    assert draft.what_worked == ["Washing hands first", "Keeping the room dark"]
    assert draft.journal[0].method == "<ol><li>Ask the teachers</li><li>Ask the parents</li></ol>"
    assert (
        "paragraph",
        "<p>We had an <b>empty</b> room &amp; plenty of straw.</p>",
    ) in draft.context
    assert "cookie" not in str(draft)
    assert "onclick" not in str(draft)


def test_a_page_of_scripts_alone_is_refused():
    document = read_bytes("a.html", b"<html><body><script>let x</script></body></html>")
    with pytest.raises(UnreadableDocumentError, match=r"a\.html"):
        read_draft(document)


def test_nested_html_lists_keep_their_depth():
    html = "<p>x</p><ol><li>ก<ul><li>ข</li></ul></li><li>ค</li></ol>"
    assert "1. ก\n   - ข\n2. ค" in plain_form(html)


def test_lists_in_lists_survive_the_editor_with_their_numbers():
    html = render(
        [
            *read_cell("<ol><li>แบ่งเป็น</li></ol><ul><li>ก</li></ul>"),
            *read_cell("<p>2) เลือก</p>"),
        ]
    )
    editor = ContentstateConverter(features=["ol", "ul"])
    saved = editor.to_database_format(editor.from_database_format(html))
    assert saved.count("<ol>") == html.count("<ol>")
