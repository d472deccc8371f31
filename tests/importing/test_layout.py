from kmportal.importing.layout import Heading, Items, Paragraph, Table, parts_of
from kmportal.importing.wrapping import clip, language_of, tidy


def kinds(text):
    return [type(part).__name__ for part in parts_of(text)]


def test_lines_cut_at_a_width_become_one_paragraph_and_thai_gets_no_space():
    text = (
        "คนในหมู่บ้านช่วยกันเก็บเมล็ดพันธุ์ข้าวไว้ในยุ้งกลางของวัดมานานกว่าสาม\n"
        "สิบปีแล้วโดยไม่เคยขาดแม้แต่ปีเดียว ใครยืมไปปลูกก็ต้องคืนเมื่อเกี่ยวข้าว\n"
        "เสร็จ\n"
    )
    assert "สามสิบปี" in parts_of(text)[0].text
    assert "เกี่ยวข้าวเสร็จ" in parts_of(text)[0].text


def test_latin_lines_are_joined_with_a_space():
    text = "Seed was kept in the temple barn for more than thirty years by\nthe women of the three villages and their many grandchildren.\n"
    assert "years by the women" in parts_of(text)[0].text


def test_a_paragraph_broken_at_a_page_goes_on():
    broken = "People who lived beside the canal were the first to come and they brought\n\ntheir neighbours too."
    assert [p.text for p in parts_of(broken)] == [
        "People who lived beside the canal were the first to come and they brought their neighbours too."
    ]


def test_short_lines_stay_apart():
    assert [p.text for p in parts_of("ครูนก\nบ้านสวน")] == ["ครูนก", "บ้านสวน"]


def test_lone_short_lines_are_headings_but_announcements_are_not():
    text = "จุดเริ่มต้น\n\nเริ่มจากคนสามคนที่อยากปลูกผักกินเอง จึงไปขอใช้ที่ว่างข้างวัด\n\nเราทำสามอย่าง ดังนี้\n\n- ปลูก\n- กิน\n"
    assert kinds(text) == ["Heading", "Paragraph", "Paragraph", "Items"]


def test_markdown_headings_keep_their_level():
    assert [(p.text, p.level) for p in parts_of("# ชื่อ\n\n### ย่อย\n\n- ก\n")[:2]] == [
        ("ชื่อ", 2),
        ("ย่อย", 3),
    ]


def test_lists_nest_by_number_and_by_indent():
    text = "1. หนึ่ง\n - ก\n - ข\n2. สอง\n - 2.1 สองหนึ่ง\n - 2.1.1 สองหนึ่งหนึ่ง\n - 2.2 สองสอง\n"
    (items,) = parts_of(text)
    first, second = items.items
    assert [child.text for child in first.children] == ["ก", "ข"]
    assert [child.text for child in second.children] == ["สองหนึ่ง", "สองสอง"]
    assert second.children[0].children[0].text == "สองหนึ่งหนึ่ง"


def test_a_numbered_list_goes_on_after_an_empty_line_with_the_next_number_only():
    (items,) = parts_of("1. ก\n2. ข\n\n3. ค\n")
    assert len(items.items) == 3
    assert kinds("1. ก\n2. ข\n\n1. ค\n2. ง\n") == ["Items", "Items"]


def test_thai_digits_number_a_list():
    (items,) = parts_of("๑. ปลูก\n๒. เก็บ\n\n๓. แบ่ง\n")
    assert [item.number for item in items.items] == ["1", "2", "3"]


def test_the_beginning_of_a_sentence_cut_off_by_a_page_leaves_the_list():
    text = "- เดินชวนกันทั้งหมู่บ้าน\n- นั่งคุยทีละวง ผลการ\n\nดำเนินงานทำให้ทุกบ้านรู้จักกัน\n"
    items, rest = parts_of(text)
    assert [item.text for item in items.items] == ["เดินชวนกันทั้งหมู่บ้าน", "นั่งคุยทีละวง"]
    assert rest.text == "ผลการดำเนินงานทำให้ทุกบ้านรู้จักกัน"


def test_pieces_of_one_table_with_the_same_header_are_one_table():
    text = "ขั้นตอน\tวิธีการ\n1\tก\n\n\u00a0\nขั้นตอน\tวิธีการ\n\tข\n"
    (table,) = parts_of(text.replace("\u00a0", " "))
    assert isinstance(table, Table)
    assert table.rows == [["ขั้นตอน", "วิธีการ"], ["1", "ก"], ["", "ข"]]


def test_a_numbered_area_in_brackets_is_a_heading_with_its_number():
    heading = parts_of("(4) คนเข้มแข็งขึ้น\n\n- ก\n")[0]
    assert (heading.text, heading.number) == ("คนเข้มแข็งขึ้น", 4)
    assert isinstance(heading, Heading)


def test_a_labelled_level_is_a_heading_and_its_text():
    heading, text = parts_of("ระดับที่ 2 ระดับหมู่บ้าน : มีกลุ่มที่คุยกันทุกเดือน\n")
    assert (heading.text, text.text) == ("ระดับที่ 2 ระดับหมู่บ้าน", "มีกลุ่มที่คุยกันทุกเดือน")


def test_an_enumeration_inside_wrapped_lines_is_no_list():
    text = (
        "The work had three parts which were done one after the other: 1) asking\n"
        "2) drying the seed on racks made of bamboo from the temple grounds and\n"
        "3) weighing what was left after the rains had ended in the valley.\n"
    )
    assert kinds(text) == ["Paragraph"]


def test_nothing_comes_of_nothing():
    assert parts_of("") == []
    assert Items not in map(type, parts_of("- \n"))
    assert isinstance(parts_of("ก\n")[0], Heading | Paragraph)


def test_text_is_clipped_between_thai_words():
    assert clip("คนในตำบลช่วยกันปลูกป่า", 12) == "คนในตำบล…"


def test_the_language_is_that_of_most_letters():
    assert language_of("กองทุน CBMC ของชุมชน") == "th"
    assert language_of("The fund of ตำบล people in the valley") == "en"


def test_very_long_gaps_are_cut_so_that_no_pattern_runs_away():
    assert len(tidy("ก" + " " * 1_000_000 + "ข" + "\n" * 1_000_000 + "ค")) < 100
