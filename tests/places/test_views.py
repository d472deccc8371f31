"""What is told of a tambon is found on its page and on the pages of all it belongs to."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from kmportal.places.models import PagePlace, Place
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(buri_ram):
    return factories.site_tree()


def told(tree, place: Place, title: str, model=LessonPage, **fields):
    parent = tree["lessons" if model is LessonPage else "notes"]
    page = factories.page(parent, model, title, **fields)
    PagePlace.objects.create(page=page, place=place)
    return page


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"].pages]


@pytest.mark.parametrize("code", ["310427", "3104", "31", "r4"])
def test_a_page_is_listed_at_its_tambon_amphoe_province_and_region(client, tree, buri_ram, code):
    told(tree, buri_ram["310427"], "ข้าวเม่าหนองโสน")
    assert titles(client.get(f"/th/places/{code}/")) == ["ข้าวเม่าหนองโสน"]


@pytest.mark.parametrize("code", ["310401", "3101", "10", "r1"])
def test_it_is_not_listed_elsewhere(client, tree, buri_ram, code):
    told(tree, buri_ram["310427"], "ข้าวเม่าหนองโสน")
    assert titles(client.get(f"/th/places/{code}/")) == []


def test_all_types_are_listed_newest_first_each_page_once(client, tree, buri_ram):
    old = told(tree, buri_ram["310427"], "เก่า", period_end=datetime.date(2017, 5, 1))
    PagePlace.objects.create(page=old, place=buri_ram["310401"])
    told(
        tree, buri_ram["310401"], "ใหม่", FieldNotePage,
        written_at=datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC),
    )  # fmt: skip
    response = client.get("/th/places/3104/")
    assert titles(response) == ["ใหม่", "เก่า"]
    counts = {child.code: child.page_count for child in response.context["children"]}
    assert counts == {"310401": 2, "310427": 1}


def test_the_list_is_filtered_by_type(client, tree, buri_ram):
    told(tree, buri_ram["310427"], "บทเรียน")
    told(tree, buri_ram["310427"], "บันทึก", FieldNotePage)
    response = client.get("/th/places/31/?type=note")
    assert titles(response) == ["บันทึก"]
    assert [(k.kind, k.count, k.active) for k in response.context["listing"].kinds] == [
        ("", 2, False),
        ("lesson", 1, False),
        ("note", 1, True),
    ]


def test_unpublished_and_private_pages_are_neither_listed_nor_counted(client, tree, buri_ram):
    told(tree, buri_ram["310427"], "ร่าง", live=False)
    private = told(tree, buri_ram["310427"], "ส่วนตัว")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    response = client.get("/th/places/31/")
    assert titles(response) == []
    assert response.context["listing"].total == 0
    assert {child.page_count for child in response.context["children"]} == {0}
    regions = client.get("/th/places/").context["regions"]
    assert {region.page_count for region in regions} == {0}


def test_a_page_in_both_languages_is_listed_in_the_readers_own(client, tree, buri_ram):
    thai = told(tree, buri_ram["310427"], "ข้าวเม่า")
    english = Locale.objects.get(language_code="en")
    for key in ("home", "lessons"):
        tree[key].copy_for_translation(english).save_revision().publish()
    copy = thai.copy_for_translation(english)
    copy.title = "Pounded rice"
    copy.save_revision().publish()
    assert titles(client.get("/th/places/310427/")) == ["ข้าวเม่า"]
    assert titles(client.get("/en/places/310427/")) == ["Pounded rice"]


def test_an_empty_place_says_what_to_do(client, tree, buri_ram):
    told(tree, buri_ram["310427"], "ข้าวเม่า")
    response = client.get("/th/places/310401/")
    assert [place.code for place in response.context["neighbours"]] == ["310427"]
    text = response.content.decode()
    assert "/th/search/?q=" in text
    assert "/th/places/310427/" in text


def test_a_region_leads_to_its_provinces(client, tree, buri_ram):
    told(tree, buri_ram["310427"], "ข้าวเม่า")
    regions = {region.code: region for region in client.get("/th/places/").context["regions"]}
    assert regions["r4"].page_count == 1
    assert [(p.code, p.page_count) for p in regions["r4"].provinces] == [("31", 1)]


def test_the_breadcrumb_names_all_above(client, tree):
    crumbs = client.get("/th/places/310427/").context["crumbs"]
    assert [url for _name, url in crumbs] == [
        "/th/places/", "/th/places/r4/", "/th/places/31/", "/th/places/3104/",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["999999", "r9", "xyz", "3104277"])
def test_unknown_codes_are_not_found(client, tree, code):
    assert client.get(f"/th/places/{code}/").status_code == 404


def abolished(code: str, buri_ram, successor: Place | None) -> Place:
    return factories.place(code, "เดิม", abolished=True, successor=successor)


def test_an_abolished_code_leads_to_its_successor_for_good(client, tree, buri_ram):
    first = abolished("310498", buri_ram, buri_ram["310427"])
    abolished("310499", buri_ram, first)
    for code in ("310498", "310499"):
        response = client.get(f"/th/places/{code}/")
        assert (response.status_code, response.url) == (301, "/th/places/310427/")


def test_one_without_successor_leads_to_what_it_was_part_of(client, tree, buri_ram):
    abolished("310499", buri_ram, None)
    response = client.get("/th/places/310499/")
    assert (response.status_code, response.url) == (302, "/th/places/3104/")


def test_pages_of_an_abolished_area_are_listed_at_its_successor(client, tree, buri_ram):
    old = abolished("310199", buri_ram, buri_ram["310427"])
    told(tree, old, "เรื่องเก่า")
    response = client.get("/th/places/3104/")
    assert titles(response) == ["เรื่องเก่า"]
    assert {c.code: c.page_count for c in response.context["children"]}["310427"] == 1


@pytest.mark.parametrize(
    "query", ["page=0", "page=abc", "page=-1", "page=9999", "type=", "type=x'"]
)
def test_senseless_addresses_still_show_the_list(client, tree, buri_ram, query):
    told(tree, buri_ram["310427"], "ข้าวเม่า")
    response = client.get(f"/th/places/31/?{query}")
    assert response.status_code == 200
    assert titles(response) == ["ข้าวเม่า"]


@pytest.mark.parametrize("address", ["/th/places/31/", "/en/places/31/", "/th/places/"])
def test_fifty_pages_need_as_many_queries_as_two(client, tree, buri_ram, address):
    def tell(number: int) -> None:
        told(tree, buri_ram["310427"], f"บทเรียน {number}")
        told(tree, buri_ram["310401"], f"บันทึก {number}", FieldNotePage)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
            return len(captured.captured_queries)

    tell(1)
    few = queries()
    for number in range(2, 26):
        tell(number)
    assert 0 < queries() == few
