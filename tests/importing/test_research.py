from decimal import Decimal

from kmportal.importing.drafts import FigureTable
from kmportal.importing.figures import figures_in_text
from kmportal.importing.methods import processes_in
from kmportal.importing.purposes import purposes_in
from kmportal.importing.research import read_research

from .documents import RESEARCH_EN_WRAPPED, RESEARCH_TH


def test_a_thai_abstract_gives_every_field_it_states():
    draft = read_research(RESEARCH_TH)
    assert draft.language == "th"
    assert draft.title == "ธนาคารปูม้าของชาวประมงเกาะเล็ก"
    assert [person.name for person in draft.people] == ["สมใจ ทะเลงาม", "วินัย คลื่นใต้"]
    assert draft.year == 2019
    assert draft.keywords == "ธนาคารปู, ประมงพื้นบ้าน"
    assert draft.objectives == [
        "เพื่อศึกษาวิธีทำธนาคารปูม้าของชุมชน",
        "เพื่อหาทางให้ชาวประมงดูแลธนาคารปูด้วยตนเอง",
    ]
    assert draft.design == "การวิจัยเชิงคุณภาพ"
    assert draft.informant_count == 24
    assert draft.instruments == ["การสัมภาษณ์เชิงลึก", "การสนทนากลุ่ม"]
    assert draft.processes == ["ชวนชาวประมงมานั่งคุย", "ทดลองปล่อยแม่ปู", "ช่วยกันนับลูกปู"]
    assert draft.findings.startswith("<p>ผลการวิจัยพบว่า")
    assert draft.recommendations == "<p>ข้อเสนอแนะ ควรตั้งกติกาเรื่องขนาดตาอวน</p>"
    assert "ปูกลับมา" in draft.abstract


def test_counts_that_add_up_become_a_table_with_the_stated_total():
    (table,) = read_research(RESEARCH_TH).figures
    assert isinstance(table, FigureTable)
    assert (table.unit, table.total) == ("คน", Decimal(30))
    assert [(row.label, row.value) for row in table.rows] == [("คนเกาะ", 18), ("คนฝั่ง", 12)]


def test_counts_that_do_not_add_up_are_kept_and_doubted():
    unsure = []
    figures = figures_in_text("มีกลุ่มทั้งหมด 10 กลุ่ม ได้แก่ กลุ่มผัก 4 กลุ่ม, กลุ่มปลา 5 กลุ่ม", unsure)
    single, table = figures
    assert single.value == 10
    assert table.total is None
    assert len(unsure) == 1


def test_a_hard_wrapped_english_abstract_is_read():
    draft = read_research(RESEARCH_EN_WRAPPED)
    assert draft.language == "en"
    assert draft.title == "Rice Seed Keepers of the Upper Valley"
    assert draft.objectives == [
        "to record how villagers keep rice seed",
        "to compare old and new ways of drying it",
        "to find out who teaches whom",
    ]
    assert (draft.design, draft.instruments) == ("quantitative", ["questionnaire"])
    assert draft.informant_count == 120
    assert draft.processes == ["asking elders", "drying seed on racks", "weighing what sprouted"]
    assert "during the two seasons" in draft.findings


def test_two_abstracts_in_two_languages_are_one_draft_and_its_translation():
    draft = read_research(RESEARCH_TH + "\n" + RESEARCH_EN_WRAPPED)
    assert draft.language == "th"
    assert draft.translation.language == "en"
    assert draft.translation.title == "Rice Seed Keepers of the Upper Valley"
    assert draft.translation.year == 2019
    assert "Rice" not in draft.abstract


def test_a_title_is_made_where_the_text_has_none_and_that_is_said():
    text = "บทคัดย่อ\n\nการวิจัยนี้มีวัตถุประสงค์เพื่อศึกษาการออมของเด็กในโรงเรียนริมน้ำ\n\nผลการวิจัยพบว่า เด็กออมเก่ง\n"
    draft = read_research(text)
    assert draft.title == "ศึกษาการออมของเด็กในโรงเรียนริมน้ำ"
    assert draft.title in draft.unsure[0]


def test_what_is_not_stated_is_listed_and_not_made_up():
    draft = read_research("บทคัดย่อ เรื่องน้ำ\n\nการวิจัยนี้มีวัตถุประสงค์เพื่อดูน้ำ\n\nผลการวิจัยพบว่า น้ำใส\n")
    assert (draft.year, draft.people, draft.design, draft.informant_count) == (None, [], "", None)
    assert any("," in doubt for doubt in draft.unsure)


def test_unnumbered_thai_objectives_are_divided_at_their_verbs_and_doubted():
    text = "โครงการมีวัตถุประสงค์เพื่อศึกษาการใช้น้ำของคนสามหมู่บ้านริมห้วย สำรวจบ่อน้ำที่ยังใช้ได้ตลอดหน้าแล้งและจัดเวทีให้คนสามหมู่บ้านตกลงกัน"
    purposes, divided = purposes_in(text)
    assert purposes == [
        "ศึกษาการใช้น้ำของคนสามหมู่บ้านริมห้วย",
        "สำรวจบ่อน้ำที่ยังใช้ได้ตลอดหน้าแล้ง",
        "จัดเวทีให้คนสามหมู่บ้านตกลงกัน",
    ]
    assert divided is False


def test_a_list_inside_an_item_stays_inside():
    text = (
        "The processes were talks with leaders of groups, schools and temples, a walk, and a vote."
    )
    assert processes_in(text)[0] == [
        "talks with leaders of groups, schools and temples",
        "a walk",
        "a vote",
    ]


def test_the_word_process_alone_is_no_list():
    assert processes_in("The process of learning was slow, quiet, and good.")[0] == []
