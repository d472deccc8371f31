"""Every page type there and back: sent, translated, published, changed in Thai, brought up to date."""

import datetime
import re
from decimal import Decimal

import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import get_page_models
from wagtail_localize.models import StringTranslation

from kmportal.core.models import (
    PageContributor,
    PortalImage,
    StandardPage,
)
from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from tests import factories
from tests.lessons.conftest import document, lesson, lesson_fields  # noqa: F401  # fixtures

from .comparing import numbers, stored, thai_of
from .conftest import publish, send, translate, words

THAI = re.compile(r"[\u0e01-\u0e5b]")
PICTURE_TEXTS = {"alt_text": "แม่สุนีย์กำลังตำข้าว", "caption": "วันแรกของครัวกลาง"}


@pytest.fixture
def picture(db):
    return PortalImage.objects.create(title="ครัวกลาง", file=get_test_image_file())


@pytest.fixture
def note(tree, picture, document):  # noqa: F811
    return factories.page(
        tree["notes"],
        FieldNotePage,
        "เดินดูป่าชุมชน",
        summary="เช้าวันที่ฝนหยุด",
        written_at=datetime.datetime(2019, 6, 3, 3, tzinfo=datetime.UTC),
        note_number=665_201,
        original_url="https://www.gotoknow.org/posts/665201",
        lead_image=picture,
        body=[
            (
                "paragraph",
                "<p>ป่า 12 ไร่ ขนาด 2 ม.<sup>2</sup> อ่านต่อ <b>ที่นี่</b></p><ul><li>หนึ่ง</li></ul>",
            ),
            ("picture", {"image": picture, **PICTURE_TEXTS}),
            ("document", {"document": document, "title": "แผนที่ป่า"}),
        ],
    )


@pytest.fixture
def research(tree, document):  # noqa: F811
    return factories.page(
        tree["research"],
        ResearchAbstractPage,
        "ทุนชุมชนกับการจัดการหนี้",
        institution="มหาวิทยาลัยตัวอย่าง",
        year=2020,
        objectives=[("item", "เพื่อศึกษาหนี้"), ("item", "เพื่อหาทางออก")],
        design="เชิงคุณภาพ",
        instruments=[("item", "สัมภาษณ์")],
        informants="สมาชิกกลุ่ม",
        informant_count=42,
        processes=[("item", "ลงพื้นที่")],
        area="ตำบลหนองโสน",
        abstract="<p>งานนี้ <i>ศึกษา</i> หนี้</p><ol><li>หนี้ใน</li><li>หนี้นอก</li></ol>",
        findings="<p>พบสามข้อ</p>",
        recommendations="<p>ควรคุยกันทุกเดือน</p>",
        figures=[("figure", _figure())],
        keywords="หนี้, ออมทรัพย์",
        full_text=document,
        identifiers=[("identifier", {"scheme": "doi", "value": "10.1234/ทดสอบ"})],
        citation="พัชรี ศรีวงศ์. (2563). ทุนชุมชน.",
    )


@pytest.fixture
def center(tree, picture):
    return factories.page(
        tree["centers"],
        LearningCenterPage,
        "ศูนย์เรียนรู้ป่าชุมชน",
        latitude=14.5,
        longitude=102.5,
        about=[("paragraph", "<p>มาเดินป่า</p>")],
        courses=[("course", _course())],
        history=[("quote", {"text": "ป่าคือตู้กับข้าว", "speaker": "ลุงสม"})],
        address="ถัดจากวัด",
        telephone="08 1234 5678 (ลุงสม)",
        line_id="paa-chumchon",
        opening_times="ทุกวันเสาร์",
        visit_advice="โทรมาก่อน",
        gallery=[("picture", {"image": picture, **PICTURE_TEXTS})],
    )


@pytest.fixture
def plain(tree):
    body = [("heading", {"text": "เราคือใคร", "level": "2"}), ("paragraph", "<p>คนในชุมชน</p>")]
    return tree["home"].add_child(
        instance=StandardPage(title="เกี่ยวกับเรา", summary="สั้น ๆ", body=body)
    )


def _figure():
    return {
        "label": "หนี้ต่อครัวเรือน",
        "before": Decimal(900),
        "value": Decimal(340),
        "unit": "บาท",
        "year": 2019,
        "source": "บัญชีครัวเรือน",
    }


def _course():
    return {
        "title": "เดินป่า",
        "description": "ดูสมุนไพร",
        "length": "ครึ่งวัน",
        "min_people": 5,
        "max_people": 20,
    }


TYPES = ("lesson", "note", "research", "center", "plain", "lessons", "home")


@pytest.fixture(params=TYPES)
def source(request, tree):
    page = tree[request.param] if request.param in tree else request.getfixturevalue(request.param)
    if request.param == "lessons":
        page.introduction = "อ่านแล้วลองทำ"
    page.save_revision().publish()  # as the editor stores it
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def sent(source, english):
    return send(source, english)


def test_what_is_sent_is_no_page_for_readers_yet(sent):
    assert not sent.get_target_instance().live


def test_all_thai_words_are_there_to_be_translated(source, sent):
    texts = " ".join(text for _path, text in words(sent))
    said = set(re.findall(r"[\u0e01-\u0e5b]+", thai_of(stored(source))))
    assert {word for word in said if word not in texts} == set()


def test_no_thai_is_left_once_all_is_translated(sent):
    translate(sent)
    page = publish(sent)
    assert THAI.findall(thai_of(stored(page))) == []
    assert page.title.startswith("English")


def test_numbers_dates_and_pictures_are_those_of_the_source(source, sent):
    translate(sent)
    page = publish(sent)
    assert numbers(stored(page)) == numbers(stored(source))


def test_what_changes_in_thai_is_asked_again_and_the_rest_is_kept(source, sent):
    translate(sent)
    publish(sent)
    before = words(sent)
    source.title = "ชื่อใหม่ของเรื่อง"
    source.save_revision().publish()
    sent.source.update_from_db()
    total, done = sent.get_progress()
    assert (total, done) == (len(before), len(before) - 1)


def test_a_change_is_published_with_its_translation(source, sent):
    translate(sent)
    publish(sent)
    source.title = "ชื่อใหม่ของเรื่อง"
    source.save_revision().publish()
    sent.source.update_from_db()
    translate(sent, made=lambda path, text: "A new name" if path == "title" else None)
    page = publish(sent)
    assert page.title == "A new name"
    assert THAI.findall(thai_of(stored(page))) == []


def test_the_address_stays_once_readers_know_it(source, sent):
    translate(sent)
    address = publish(sent).slug
    translate(sent, made=lambda path, text: "Quite another name" if path == "title" else None)
    assert publish(sent).slug == address


def test_every_page_type_says_which_words_are_its_own():
    without = [
        model.__name__
        for model in get_page_models()
        if model.is_creatable and not hasattr(model, "override_translatable_fields")
    ]
    assert without == []


def test_people_places_themes_and_tags_come_along(lesson, english):  # noqa: F811
    translation = send(lesson, english)
    page = publish(translation)
    assert [tag.place_id for tag in page.place_tags.all()] == [
        tag.place_id for tag in lesson.place_tags.all()
    ]
    assert [tag.theme for tag in page.theme_tags.all()] == [
        tag.theme for tag in lesson.theme_tags.all()
    ]
    assert [str(person) for person in page.contributors.all()] == [
        str(person) for person in lesson.contributors.all()
    ]
    assert [tag.name for tag in page.tags.all()] == ["ข้าวเม่า"]


def test_a_place_taken_away_in_thai_goes_in_english_too(lesson, english):  # noqa: F811
    translation = send(lesson, english)
    publish(translation)
    lesson.place_tags = [PagePlace(as_written="ต.ไหนสักแห่ง")]
    lesson.theme_tags = []
    lesson.contributors = [PageContributor(name="ยายแม้น", role="storyteller")]
    lesson.save_revision().publish()
    translation.source.update_from_db()
    page = publish(translation)
    assert [tag.as_written for tag in page.place_tags.all()] == ["ต.ไหนสักแห่ง"]
    assert page.theme_tags.count() == 0
    assert [person.name for person in page.contributors.all()] == ["ยายแม้น"]


def test_a_block_taken_away_in_thai_goes_in_english_too(lesson, english):  # noqa: F811
    translation = send(lesson, english)
    translate(translation)
    publish(translation)
    kept = list(lesson.journal.raw_data)[1:]
    lesson.journal = lesson.journal.stream_block.to_python(kept)
    lesson.save_revision().publish()
    translation.source.update_from_db()
    page = publish(translation)
    assert [block.value["number"] for block in page.journal] == ["2", "3"]
    assert THAI.findall(thai_of(stored(page))) == []


def test_cells_of_a_table_are_texts_of_their_own(lesson, english):  # noqa: F811
    translation = send(lesson, english)
    cells = [text for path, text in words(translation) if re.search(r"r\dc\d$", path)]
    assert cells == ["สาย", "งาน", "ตำ", "ข้าวเม่าสด"]


def test_marks_in_a_text_and_its_links_come_back(note, english):
    translation = send(note, english)
    translate(translation, made=lambda path, text: text)
    page = publish(translation)
    assert str(page.body[0].value.source) == str(note.body[0].value.source)


def test_a_thai_address_is_remade_of_the_english_title(note, english):
    translation = send(note, english)
    translate(translation, made=lambda path, text: "A walk in the forest")
    assert publish(translation).slug == "a-walk-in-the-forest"


def test_a_thai_title_with_figures_in_it_does_not_leave_them_alone_as_address(tree, english):
    page = factories.page(tree["lessons"], LessonPage, "แผน 3 ปี", slug="แผน-3-ปี")
    assert publish(send(page, english)).slug == "แผน-3-ปี"


def test_an_english_page_translated_to_thai_keeps_its_thai_address(tree, english_tree):
    page = factories.page(english_tree["lessons"], LessonPage, "A rice story")
    translation = send(page, tree["home"].locale)
    translate(translation, made=lambda path, text: "เรื่องของข้าว")
    thai = publish(translation)
    thai.slug = "เรื่องของข้าว-3"
    thai.save_revision().publish()
    assert publish(translation).slug == "เรื่องของข้าว-3"


def test_a_missing_translation_is_shown_in_the_source_and_counted(note, english):
    translation = send(note, english)
    translate(translation)
    StringTranslation.objects.filter(context__path="summary").delete()
    assert publish(translation).summary == "เช้าวันที่ฝนหยุด"
