"""A lesson of Nong Sano, and a member of a group in Tha Sao that has used it."""

import pytest

from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from tests import factories


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def tha_sao(db):
    factories.place("71", "กาญจนบุรี", "Kanchanaburi")
    factories.place("7102", "ไทรโยค", "Sai Yok")
    return factories.place("710205", "ท่าเสา", "Tha Sao")


@pytest.fixture
def livelihood(db):
    return factories.theme("livelihood", "อาชีพและเศรษฐกิจท้องถิ่น", dye="krang")


@pytest.fixture
def lesson(tree, livelihood):
    factories.place("31", "บุรีรัมย์", "Buri Ram")
    factories.place("3104", "นางรอง", "Nang Rong")
    nong_sano = factories.place("310406", "หนองโสน", "Nong Sano")
    page = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน", summary="ทำข้าวเม่าขาย")
    page.place_tags = [PagePlace(place=nong_sano)]
    page.theme_tags = [PageTheme(theme=livelihood)]
    page.save()
    return page


@pytest.fixture
def member(db):
    return factories.person("malee", display_name="มาลี")


@pytest.fixture
def answers(tha_sao):
    return {
        "applied_by": "กลุ่มแม่บ้านท่าเสา",
        "place": "ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี",
        "when_month": "5",
        "when_year": "๒๕๖๔",
        "what_changed": "ใช้เครื่องสับหญ้าแทนครกตำข้าว",
        "what_happened": "เสร็จเร็วกว่าเดิมครึ่งวัน คนแก่ไม่ปวดหลัง",
    }
