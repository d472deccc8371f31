"""What the importer makes of the portal's five source documents, field by field."""

import datetime
from decimal import Decimal
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.utils import translation

from kmportal.importing.models import ImportedDocument
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from tests import tiers

from .conftest import both_trees

CENTERS = {
    "ศูนย์บ่มเพาะเครือข่ายผู้ผลิตเกษตรอินทรีย์ตำบลเขาไม้แก้ว": "ต.เขาไม้แก้ว อ.กบินทร์บุรี จ.ปราจีนบุรี",
    "ศูนย์บ่มเพาะวิสาหกิจแปรรูปสินค้าชุมชนเขตบางบอน": "เขตบางบอน กรุงเทพฯ",
    "ศูนย์บ่มเพาะเครือข่ายวิสาหกิจชุมชนจังหวัดตราด ศูนย์ประสานงานขบวนการองค์กรชุมชนคน ตราด": "จ.ตราด",
    "ศูนย์บ่มเพาะวิสาหกิจชุมชนบ้านจำรุง": "ต.เนินฆ้อ อ.แกลง จ.ระยอง",
    "ศูนย์สาธิตการตลาดครบวงจรตำบลท่าเสา": "ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี",
    "พื้นที่เรียนรู้เกษตรปลอดภัยสภาองค์กรชุมชนตำบลบ้านกลาง": "ต.บ้านกลาง อ.สอง จ.แพร่",
    "วิสาหกิจชุมชนแปรรูปปลาบ้านเพชรชมพู": "ตำบลวัดโบสถ์ อำเภอเมือง จังหวัดตาก",
    "พื้นที่เรียนรู้การแปรรูปข้าวเม่าตำบลหนองโสน": "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์",
    "ศูนย์เรียนรู้เกษตรอินทรีย์": "ต.นาขา อ.หลังสวน จ.ชุมพร",
    "การท่องเที่ยวโดยชุมชนและธุรกิจไมซ์บ้านถ้ำเสือ": "ต.อ่าวลึกใต้ อ.อ่าวลึก จ.กระบี่",
    "การท่องเที่ยวโดยชุมชนตำบลทะเลกาโปร (บูตานารา)": "ตำบลทะเลกาโปร (บูตานารา) อำเภอยะหริ่ง จังหวัดปัตตานี",
}
BANGKOK = datetime.timezone(datetime.timedelta(hours=7))


def texts(stream):
    return [str(block.value) for block in stream]


def places(page):
    return [tag.place.full_name if tag.place else tag.as_written for tag in page.place_tags.all()]


class SeedTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.seeds = str(tiers.seeds())  # skips before a transaction is open
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        call_command("load_places", stdout=StringIO())
        call_command("load_themes", stdout=StringIO())
        cls.trees = both_trees()
        out = StringIO()
        with translation.override("en"):
            call_command("import_documents", cls.seeds, "--publish", stdout=out)
        cls.report = out.getvalue()

    def page(self, number):
        return ImportedDocument.objects.get(file_name__startswith=number).page.specific

    def test_every_document_becomes_one_main_page(self):
        kinds = [ResearchAbstractPage, FieldNotePage, ResearchAbstractPage, LessonPage]
        for number, kind in enumerate([*kinds, ResearchAbstractPage]):
            page = self.page(f"{number:03}")
            assert type(page) is kind
            assert page.live
            assert f"{number:03}_" in self.report

    def test_000_the_english_abstract(self):
        page = self.page("000")
        assert page.locale.language_code == "en"
        assert page.get_parent().pk == self.trees["en"]["research"].pk
        assert page.title.startswith("The roles and duties of community organizing groups")
        assert page.title in self.report
        first, second = texts(page.objectives)
        assert first.startswith("To examine the roles and duties")
        assert second.startswith("To investigate the process of developing the")
        assert page.design == "qualitative"
        assert texts(page.instruments) == ["semi-structured interview", "focus group"]
        assert page.informant_count == 60
        assert page.informants.startswith("Key informants included")
        processes = texts(page.processes)
        assert [words.split()[0] for words in processes] == [
            "searching",
            "designing",
            "organizing",
            "designing",
        ]
        assert page.findings.startswith("<p>The results of the study found")
        assert "oreanizing" in page.findings
        assert "eroup leaders" in page.findings
        assert "household and community level of community" in page.abstract

    def test_001_the_field_note(self):
        page = self.page("001")
        assert page.title == "การพัฒนาองค์กรการเงินและสวัสดิการชุมชน ตอนที่ 3"
        assert (page.series.title, page.part) == ("การพัฒนาองค์กรการเงินและสวัสดิการชุมชน", 3)
        assert [(p.role, p.name) for p in page.contributors.all()] == [("author", "พัช พอช.")]
        assert page.notebook.title == "KMกับการทำงาน"
        assert page.note_number == 81889
        assert page.written_at == datetime.datetime(2007, 3, 4, 18, 53, tzinfo=BANGKOK)
        assert page.edited_at == datetime.datetime(2012, 2, 11, 17, 38, tzinfo=BANGKOK)
        assert page.licence == "all-rights"
        assert list(page.tags.names()) == ["test"]
        assert places(page) == ["ต.โคกเจริญ จ.บุรีรัมย์"]
        assert "ต.โคกเจริญ จ.บุรีรัมย์" in self.report
        assert str(page.body).count("<li") == 6
        slugs = {tag.theme.slug for tag in page.theme_tags.all()}
        assert slugs == {"welfare", "community-finance"}

    def test_001_its_comments(self):
        comments = list(self.page("001").comments.all())
        assert [comment.author_name for comment in comments] == [
            "",
            "ปัทมาวดี โพชนุกูล ซูซูกิ",
            "ครูแต้วเมืองคอน",
            "",
        ]
        assert [comment.masked_address for comment in comments] == ["", "xxx.131.220.50", "", ""]
        assert {comment.state for comment in comments} == {"published"}
        assert {comment.written_at for comment in comments} == {None}
        assert comments[1].text.endswith("สนับสนุนเต็มที่ค่ะ")
        assert comments[2].text.startswith("แวะมาเยี่ยมคะ")
        assert comments[3].text.startswith("คุณพัชณีคะ")

    def test_002_the_thai_abstract_without_a_title(self):
        page = self.page("002")
        assert page.locale.language_code == "th"
        first, second = texts(page.objectives)
        assert first.startswith("เพื่อเสริมสร้างเครือข่ายพันธมิตร")
        assert second.startswith("เพื่อให้เกิดการหนุนเสริม")
        assert "Action Research" in page.design
        assert places(page) == ["จ.กาฬสินธุ์"]
        assert [words[:8] for words in texts(page.processes)] == [
            "คัดเลือก",
            "สร้างเวท",
            "ติดตามแล",
            "ถอดบทเรี",
        ]
        assert "ผลการดำเนินงานทำให้เห็นว่า" in page.findings
        assert page.findings.count("<ol>") == 1
        assert page.findings.split("<ol>")[1].count("<li") == 2

    def test_002_its_counts(self):
        page = self.page("002")
        single = {
            b.value["value"]: b.value["unit"] for b in page.figures if b.block_type == "figure"
        }
        assert {
            Decimal(21): "สหกรณ์",
            Decimal(158): "กลุ่ม",
            Decimal(54): "กลุ่ม",
        }.items() <= single.items()
        assert single[Decimal(6)] == "อำเภอ"
        members, unregistered = (b.value for b in page.figures if b.block_type == "table")
        assert [row["value"] for row in members["rows"]] == [95, 1, 4, 1]
        assert members["total"] == 101
        assert [row["value"] for row in unregistered["rows"]] == [150, 2, 4, 1]
        assert unregistered["total"] is None
        assert "157" in self.report

    def test_003_the_text_of_the_lesson(self):
        page = self.page("003")
        headings = [b.value["text"] for b in page.context if b.block_type == "heading"]
        assert headings[0].startswith("ที่มา เจตนารมณ์")
        assert [text[:10] for text in headings if text.startswith("ระดับที่")] == [
            f"ระดับที่ {number}" for number in "1234"
        ]
        themes = [b.value["theme"].slug for b in page.context if b.block_type == "theme"]
        bases = ["finance", "livelihood", "environment", "welfare", "networks"]
        assert themes == bases
        assert [tag.theme.slug for tag in page.theme_tags.all()] == bases
        traits = next(b for b in page.context if "คุณลักษณะ 8 ประการ" in str(b.value))
        assert str(traits.value).split("คุณลักษณะ 8 ประการ")[1].count("<li") == 8

    def test_003_the_seven_steps(self):
        steps = [block.value for block in self.page("003").journal]
        assert [step["number"] for step in steps] == list("1234567")
        assert steps[6]["title"] == "ยกระดับจากปฏิบัติการในพื้นที่รูปธรรม สู่การ ผลักดัน/ พัฒนา นโยบาย"
        assert str(steps[0]["method"]).count("<li") == 5
        assert str(steps[1]["tools"]).count("<li") == 6
        second = str(steps[1]["method"])
        for number in ("2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.2", "2.3", "2.4"):
            assert number in second
        assert "ธนาคารออมสิน ธกส." in second
        assert "โดยสามารถเชื่อมโยงระบบเศรษฐกิจ" in str(steps[6]["method"])
        assert "แบบฟอร์มการติดตาม" in str(steps[3]["tools"])
        assert str(steps[3]["outcome"]).count("<li") == 3
        assert "จังหวัดมีนโยบาย" in str(steps[6]["outcome"])

    def test_003_the_figures(self):
        tables = [b.value for b in self.page("003").figures if b.block_type == "table"]
        sums = {(t["unit"], t["total"]): [row["value"] for row in t["rows"]] for t in tables}
        assert sums[("ตำบล", 1799)] == [513, 557, 121, 608]
        assert [row["year"] for row in tables[0]["rows"]] == [2017, 2018, 2019, 2020]
        assert sums[("คน", 1216)] == [433, 783]
        assert sums[("ตำบล", 589)] == [216, 373]
        assert sums[("คน", 783)] == [190, 318, 67, 208]
        assert sums[("ตำบล", 373)] == [83, 159, 31, 100]

    def test_003_outputs_outcomes_and_impact(self):
        areas = [block.value for block in self.page("003").outcomes]
        assert [area["area"][:12] for area in areas] == [
            "คนมีแนวคิด ม",
            "คุณภาพชีวิตค",
            "ความสัมพันธ์",
            "องค์กรชุมชนเ",
        ]
        assert [len(area["outputs"]) for area in areas] == [2, 1, 1, 1]
        assert [len(area["outcomes"]) for area in areas] == [2, 2, 2, 3]
        assert [len(area["impacts"]) for area in areas] == [1, 5, 1, 3]

    def test_003_its_centers(self):
        pages = LearningCenterPage.objects.all()
        assert not pages.filter(live=True).exists()
        assert {page.title: places(page) for page in pages} == {
            title: [place] for title, place in CENTERS.items()
        }
        assert {page.get_parent().pk for page in pages} == {self.trees["th"]["centers"].pk}
        assert "ตะโละกาโปร์" in self.report or "Talo Kapo" in self.report

    def test_004_both_languages(self):
        thai = self.page("004")
        english = ResearchAbstractPage.objects.get(
            translation_key=thai.translation_key, locale__language_code="en"
        )
        assert thai.title == "โครงการพัฒนาขบวนการสหกรณ์ในพื้นที่จังหวัดหนองคาย"
        assert (
            english.title == "The Project of Co-operative Movement Development in Nongkhai Province"
        )
        assert english.get_parent().pk == self.trees["en"]["research"].pk
        assert english.live
        for page in (thai, english):
            assert len(page.objectives) == 3
            assert len(page.processes) == 10
            assert places(page) == ["จ.หนองคาย"]
            assert page.findings
        assert texts(thai.processes)[-1] == "การสรุปบทเรียน"
        assert texts(english.processes)[0] == "documentary studies"
        assert "\n" not in thai.abstract

    def test_the_whole_import_makes_nothing_when_repeated(self):
        before = ResearchAbstractPage.objects.count(), LearningCenterPage.objects.count()
        call_command("import_documents", self.seeds, stdout=StringIO())
        assert (ResearchAbstractPage.objects.count(), LearningCenterPage.objects.count()) == before
