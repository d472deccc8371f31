"""How to get to a center: the position and how sure it is, links, the distance from a place."""

import pytest

from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from tests import factories
from tests.reading import text_of


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def klaeng(tree):
    east = factories.place("r1", "กรุงเทพ ปริมณฑล และตะวันออก", "East")
    factories.place("21", "ระยอง", "Rayong", region=east)
    factories.place(
        "2103", "แกลง", "Klaeng", latitude=12.78, longitude=101.65, coordinate_precision="amphoe"
    )
    factories.place("23", "ตราด", "Trat", region=east, latitude=12.24, longitude=102.51)
    return factories.place("210304", "เนินฆ้อ", "Noen Kho")


@pytest.fixture
def center(tree, klaeng):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์บ้านจำรุง")
    page.place_tags = [PagePlace(place=klaeng)]
    page.save()
    return page


@pytest.fixture
def pinned(center):
    center.latitude, center.longitude = 12.70512, 101.66
    center.save()
    return center


def test_the_very_place_has_links_to_maps(client, pinned):
    text = text_of(client.get(pinned.url))
    assert 'href="geo:12.70512,101.66000?q=12.70512,101.66000"' in text
    assert "#map=16/12.70512/101.66000" in text


def test_the_very_place_is_not_called_approximate(client, pinned):
    assert "โดยประมาณ" not in text_of(client.get(pinned.url))


def test_the_middle_of_the_amphoe_is_called_approximate(client, center):
    text = text_of(client.get(center.url))
    assert "รู้เพียงว่าศูนย์อยู่ใน ต.เนินฆ้อ อ.แกลง จ.ระยอง" in text
    assert "#map=12/12.78000/101.65000" in text


def test_a_pin_near_it_is_called_approximate(client, pinned):
    pinned.coordinate_precision = "approximate"
    pinned.save()
    assert "โดยประมาณ" in text_of(client.get(pinned.url))


def test_without_a_position_there_are_no_links(client, tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์", address="ข้างวัด")
    text = text_of(client.get(page.url))
    assert "ข้างวัด" in text
    assert "geo:" not in text
    assert 'name="from"' not in text


@pytest.mark.parametrize("asked", ["23", "ตราด", "จ.ตราด", "Trat"])
def test_the_distance_from_a_place(client, pinned, asked):
    text = text_of(client.get(pinned.url, {"from": asked}))
    assert "ราว 106 กม." in text
    assert "จ.ตราด" in text


def test_the_distance_in_english(client, pinned):
    response = client.get(pinned.url, {"from": "23"}, headers={"accept-language": "en"})
    assert "106" in text_of(response)


STRANGE = {
    "unknown": "ดาวอังคาร",
    "long": "ก" * 100_000,
    "nul": "ตรา\0ดาว",
    "zalgo": "ต̶ร̷า̸" * 60,
    "right to left": "\u202eดารต",
    "markup": "<script>alert(1)</script>",
}


@pytest.mark.parametrize("asked", STRANGE.values(), ids=STRANGE)
def test_what_is_no_place_is_refused_kindly(client, pinned, asked):
    response = client.get(pinned.url, {"from": asked})
    assert response.status_code == 200
    assert "เราไม่รู้จัก" in text_of(response)
    assert "<script>alert" not in response.content.decode()


def test_a_place_without_position_is_said(client, pinned):
    factories.place("r5", "ใต้")
    factories.place("86", "ชุมพร", region=None, parent=None)
    assert "ไม่รู้ว่าที่นี้อยู่ตรงไหน" in text_of(client.get(pinned.url, {"from": "86"}))
