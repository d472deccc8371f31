"""Anchors and levels of headings, and the contents list made of them."""

from kmportal.core.blocks import TextStreamBlock
from kmportal.core.sections import Section, parts_of, present
from kmportal.core.templatetags.articles import contents


def text(*headings: tuple[str, str], first: str = ""):
    blocks = [{"type": "paragraph", "value": first}] if first else []
    blocks += [{"type": "heading", "value": {"text": t, "level": level}} for level, t in headings]
    return TextStreamBlock().to_python(blocks)


def outline(*headings, **fields):
    return [(part.level, part.anchor) for part in parts_of(text(*headings), **fields)]


def test_anchors_are_readable_in_thai_and_unique():
    assert outline(("2", "ก่อนเริ่ม"), ("2", "ก่อนเริ่ม"), ("2", "ผล!")) == [
        (2, "ก่อนเริ่ม"),
        (2, "ก่อนเริ่ม-2"),
        (2, "ผล"),
    ]


def test_a_heading_of_signs_only_still_has_an_anchor():
    assert outline(("2", "???")) == [(2, "heading")]


def test_no_level_is_skipped():
    assert [level for level, _ in outline(("3", "ก"), ("3", "ข"), ("2", "ค"))] == [2, 3, 2]


def test_a_text_inside_a_titled_section_stands_one_level_lower():
    assert outline(("2", "ก"), ("3", "ข"), base=3, prefix="history") == [
        (3, "history-ก"),
        (4, "history-ข"),
    ]


def test_a_section_takes_its_title_from_the_writers_own_first_heading():
    section = Section("story", "เรื่องเป็นมาอย่างไร", text(("2", "จุดเริ่ม")), base=2)
    assert section.heading == ""
    assert section.entries == [("จุดเริ่ม", "จุดเริ่ม")]


def test_a_section_that_starts_with_text_keeps_its_title():
    section = Section("story", "เรื่องเป็นมา", text(("2", "ต่อมา"), first="<p>เดิม</p>"), base=2)
    assert section.entries == [("section-story", "เรื่องเป็นมา"), ("ต่อมา", "ต่อมา")]


def test_what_is_empty_is_no_section():
    assert (
        present(Section("files", "ไฟล์", []), Section("uses", "ใช้", ["x"], "x.html"))[0].name
        == "uses"
    )


def test_a_short_page_needs_no_list_of_contents():
    sections = [Section(str(n), "หัวข้อ", ["x"], "x.html") for n in range(3)]
    assert contents(sections[:2]) == []
    assert len(contents(sections)) == 3
