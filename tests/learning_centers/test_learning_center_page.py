"""The page of a learning center: what is filled is shown, and what lies near it."""

import re

import pytest
from django.core.exceptions import ValidationError

from kmportal.core.models import PageContributor
from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from tests import factories
from tests.reading import text_of


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def places(tree):
    region = factories.place("r1", "กรุงเทพ ปริมณฑล และตะวันออก")
    rayong = factories.place("21", "ระยอง", region=region)
    chonburi = factories.place("20", "ชลบุรี", region=region)
    factories.place("2103", "แกลง")
    return {
        "rayong": rayong,
        "chonburi": chonburi,
        "noen_kho": factories.place("210305", "เนินฆ้อ"),
        "kram": factories.place("210306", "กร่ำ"),
    }


def center_at(tree, place, title, **fields):
    page = factories.page(tree["centers"], LearningCenterPage, title, **fields)
    page.place_tags = [PagePlace(place=place)]
    page.save()
    return page


@pytest.fixture
def center(tree, places):
    page = center_at(
        tree,
        places["noen_kho"],
        "ศูนย์บ่มเพาะบ้านจำรุง",
        summary="เรียนกับคนที่ทำมานาน",
        about=[("paragraph", "<p>เริ่มจากร้านค้าหลังเล็ก</p>")],
        history=[
            ("heading", {"text": "จากร้านค้าถึงโรงครัว", "level": "2"}),
            ("paragraph", "<p>สิบปีต่อมา</p>"),
        ],
        courses=[
            (
                "course",
                {
                    "title": "บัญชีกลุ่ม",
                    "description": "ใช้สมุดเล่มเดียว",
                    "length": "ครึ่งวัน",
                    "min_people": 5,
                    "max_people": 20,
                },
            )
        ],
        latitude=12.70512,
        longitude=101.66,
        coordinate_precision="approximate",
        address="จากตลาดแกลง 12 กิโลเมตร",
        telephone="081-234-5678, 0 3866 1234 ต่อ 12",
        line_id="@banjamrung",
        facebook_url="https://www.facebook.com/example",
        email="center@example.org",
        opening_times="จันทร์ถึงเสาร์",
        visit_advice="โทรนัดก่อนหนึ่งสัปดาห์",
    )
    page.contributors = [PageContributor(role="coordinator", name="ลุงชาติ")]
    page.save()
    return page


FIELDS = [
    "ศูนย์บ่มเพาะบ้านจำรุง",
    "เรียนกับคนที่ทำมานาน",
    "เริ่มจากร้านค้าหลังเล็ก",
    "จากร้านค้าถึงโรงครัว",
    "สิบปีต่อมา",
    "บัญชีกลุ่ม",
    "ใช้สมุดเล่มเดียว",
    "ครึ่งวัน",
    "5–20",
    "จากตลาดแกลง 12 กิโลเมตร",
    'href="tel:0812345678"',
    'href="tel:038661234"',
    'href="https://line.me/R/ti/p/@banjamrung"',
    'href="https://www.facebook.com/example"',
    'href="mailto:center@example.org"',
    "จันทร์ถึงเสาร์",
    "โทรนัดก่อนหนึ่งสัปดาห์",
    "ลุงชาติ",
    "12.70512, 101.66",
    'href="geo:12.70512,101.66000?q=12.70512,101.66000"',
    "ต.เนินฆ้อ อ.แกลง จ.ระยอง",
]


def test_every_field_is_shown(client, center):
    text = text_of(client.get(center.url))
    assert [words for words in FIELDS if words not in text] == []


def test_a_center_without_telephone_position_or_courses_shows_none(client, tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์ใหม่", open_to_visits=False)
    html = client.get(page.url).content.decode()
    main = html[html.index("<main") : html.index('<section class="reactions')]
    assert re.findall(r"<h\d", main) == ["<h1"]
    assert "tel:" not in main
    assert "geo:" not in main
    assert "contact-box" not in main


def test_a_telephone_without_a_number_is_shown_but_is_no_link(client, tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์", telephone="ถามที่ร้านค้า")
    html = client.get(page.url).content.decode()
    assert "ถามที่ร้านค้า" in html
    assert "tel:" not in html


def test_advice_for_visitors_is_hidden_where_none_may_come(client, center):
    center.open_to_visits = False
    center.save()
    assert "โทรนัดก่อน" not in client.get(center.url).content.decode()


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"longitude": None}, "longitude"),
        ({"latitude": None}, "longitude"),
        ({"latitude": 48.8}, "latitude"),
        ({"longitude": 2.3}, "longitude"),
    ],
    ids=["half a position", "other half", "latitude abroad", "longitude abroad"],
)
def test_positions_are_whole_and_in_thailand(center, fields, faulty):
    for name, value in fields.items():
        setattr(center, name, value)
    with pytest.raises(ValidationError) as refusal:
        center.full_clean()
    assert faulty in refusal.value.message_dict
