"""What each criterion lets in."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Locale, ReferenceIndex

from kmportal.collections.criteria import Criteria
from kmportal.places.models import Place
from tests import factories

pytestmark = pytest.mark.django_db


def test_without_criteria_every_page_is_shown(portal, found):
    portal.lesson("ออมวันละบาท")
    portal.note("คืนแรกที่บ้านครู")
    assert sorted(found()) == ["คืนแรกที่บ้านครู", "ออมวันละบาท"]


def test_a_type_leaves_the_others_out(portal, found):
    portal.lesson("ออมวันละบาท")
    portal.note("คืนแรกที่บ้านครู")
    assert found(("type", "note")) == ["คืนแรกที่บ้านครู"]


def test_several_of_one_kind_are_any_of_them(portal, found):
    portal.lesson("ออมวันละบาท")
    portal.note("คืนแรกที่บ้านครู")
    assert len(found(("type", "note"), ("type", "lesson"))) == 2


def test_different_kinds_are_all_of_them(portal, found):
    portal.lesson("ออมวันละบาท", theme="welfare", place="80")
    portal.lesson("สวัสดิการเมืองน่าน", theme="welfare", place="55")
    wanted = ("theme", portal.themes["welfare"]), ("place", portal.places["80"])
    assert found(*wanted) == ["ออมวันละบาท"]


def test_a_theme_comes_with_its_branches(portal, found):
    portal.lesson("เยี่ยมคนติดเตียง", theme="elders")
    portal.lesson("ป่าชายเลน", theme="forest")
    assert found(("theme", portal.themes["welfare"])) == ["เยี่ยมคนติดเตียง"]


@pytest.mark.parametrize("code", ["r5", "80", "8001", "800101"])
def test_a_place_comes_with_all_below_it(portal, found, code):
    portal.lesson("ตลาดหน้าเมือง", place="800101")
    portal.lesson("ฝายมีชีวิต", place="55")
    assert found(("place", portal.places[code])) == ["ตลาดหน้าเมือง"]


def test_an_abolished_place_is_looked_for_where_its_successor_is(portal, found):
    old = Place.objects.create(
        code="800199",
        name_th="บ้านเก่า",
        name_en="Old",
        level=4,
        abolished=True,
        parent=portal.places["8001"],
        successor=portal.places["800101"],
    )
    portal.lesson("ตลาดหน้าเมือง", place="800101")
    assert found(("place", old)) == ["ตลาดหน้าเมือง"]


def test_a_tag_is_found_however_it_is_capitalised(portal, found):
    portal.lesson("ธนาคารต้นไม้", tags=["BAAC", "ต้นไม้"])
    portal.lesson("ฝายมีชีวิต", tags=["น้ำ"])
    assert found(("tag", "baac")) == ["ธนาคารต้นไม้"]


def test_a_person_is_found_by_part_of_the_name(portal, found):
    portal.lesson("ธนาคารต้นไม้", by="ลุงสมพร ใจดี")
    portal.lesson("ฝายมีชีวิต", by="ป้าแดง")
    assert found(("person", "สมพร")) == ["ธนาคารต้นไม้"]


def test_words_are_found_as_the_search_box_finds_them(portal, found):
    portal.lesson("เด็ก ๆ ช่วยกันออมเงิน", summary="กลุ่มออมทรัพย์ของโรงเรียน")
    portal.lesson("ฝายมีชีวิต", summary="กักน้ำไว้ใช้หน้าแล้ง")
    assert found(("text", "ออมทรัพย์")) == ["เด็ก ๆ ช่วยกันออมเงิน"]


def test_used_elsewhere_or_not(portal, found):
    portal.lesson("ออมวันละบาท", applied=2)
    portal.lesson("ฝายมีชีวิต")
    portal.note("คืนแรกที่บ้านครู")
    assert found(("applied", "yes")) == ["ออมวันละบาท"]
    assert found(("applied", "no")) == ["ฝายมีชีวิต"]


def test_readers_get_their_language_and_what_is_not_translated(portal, found):
    thai = portal.lesson("ออมวันละบาท")
    english = thai.copy_for_translation(_english(), copy_parents=True)
    english.title, english.live = "One baht a day", True
    english.save()
    assert found(("type", "lesson")) == ["ออมวันละบาท"]
    assert found(("language", "en")) == ["One baht a day"]
    assert len(found(("language", "every"))) == 2


def _english():
    return Locale.objects.get(language_code="en")


class TestDates:
    def test_the_last_thirty_days_go_along_with_the_calendar(self, portal, found):
        today = timezone.localdate()
        portal.lesson("เพิ่งจบ", day=today - datetime.timedelta(days=29))
        portal.lesson("จบนานแล้ว", day=today - datetime.timedelta(days=30))
        assert found(("period", {"period": "days-30", "dated": "content"})) == ["เพิ่งจบ"]

    def test_from_one_day_to_another(self, portal, found):
        for day, title in ((1, "ก่อน"), (2, "ใน"), (4, "หลัง")):
            portal.lesson(title, day=datetime.date(2019, 3, day))
        days = {"first": datetime.date(2019, 3, 2), "last": datetime.date(2019, 3, 3)}
        assert found(("dates", days | {"dated": "content"})) == ["ใน"]

    def test_an_open_end(self, portal, found):
        portal.lesson("ก่อน", day=datetime.date(2019, 3, 1))
        portal.lesson("หลัง", day=datetime.date(2019, 3, 4))
        days = {"first": datetime.date(2019, 3, 2), "last": None, "dated": "content"}
        assert found(("dates", days)) == ["หลัง"]

    def test_by_the_day_it_was_published_in_thailand(self, portal, found):
        first_minutes = datetime.datetime(2021, 1, 1, 0, 10, tzinfo=timezone.get_current_timezone())
        portal.lesson("ปีใหม่", first_published_at=first_minutes)
        days = {"first": datetime.date(2021, 1, 1), "last": datetime.date(2021, 1, 1)}
        assert found(("dates", days | {"dated": "published"})) == ["ปีใหม่"]


class TestBroken:
    """What a criterion names may go; then nothing is shown rather than everything."""

    def test_a_deleted_theme_lets_nothing_in(self, portal):
        portal.lesson("ออมวันละบาท", theme="welfare")
        page = portal.collection(("theme", portal.themes["forest"]))
        portal.themes["forest"].delete()
        assert _anew(page).query.found_by(None).total == 0

    def test_not_even_beside_one_that_is_there(self, portal):
        portal.lesson("ออมวันละบาท", theme="welfare")
        page = portal.collection(
            ("theme", portal.themes["forest"]), ("theme", portal.themes["welfare"])
        )
        portal.themes["forest"].delete()
        assert _anew(page).query.found_by(None).total == 0

    def test_it_is_said_kindly(self, portal):
        page = portal.collection(("theme", portal.themes["forest"]))
        portal.themes["forest"].delete()
        assert len(_anew(page).query.criteria.problems) == 1

    @pytest.mark.parametrize(
        "criterion",
        [
            ("type", "poem"),
            ("applied", "perhaps"),
            ("language", "xx"),
            ("tag", "\x00"),
            ("text", "  "),
            ("period", {"period": "days-x", "dated": "content"}),
            ("dates", {"first": None, "last": None, "dated": "content"}),
        ],
        ids=lambda criterion: criterion[0],
    )
    def test_a_value_nobody_knows_lets_nothing_in(self, portal, criterion):
        portal.lesson("ออมวันละบาท")
        page = portal.collection(criterion)
        assert page.query.found_by(None).total == 0
        assert page.query.criteria.problems

    def test_a_whole_criteria_has_no_problems(self, portal):
        page = portal.collection(("theme", portal.themes["forest"]), ("text", "ป่า"))
        assert Criteria.of(page.criteria).problems == []


def _anew(page):
    return type(page).objects.get(pk=page.pk)


def test_the_theme_knows_the_collections_that_name_it(portal):
    page = portal.collection(("theme", portal.themes["forest"]))
    page.save()
    ReferenceIndex.create_or_update_for_object(page)
    assert ReferenceIndex.get_references_to(portal.themes["forest"]).count() == 1


def test_a_member_is_found_by_the_name_shown(portal, found):
    member = factories.person("dao", display_name="ดาว ใจงาม")
    lesson = portal.lesson("ออมวันละบาท", by="x")
    lesson.contributors.update(name="", member=member)
    assert found(("person", "ใจงาม")) == ["ออมวันละบาท"]
    assert found(("person", "dao")) == []
