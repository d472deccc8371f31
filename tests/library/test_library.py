"""A reader looks through a library."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def shown(client, world, **query):
    response = client.get(world.library.url, query)
    assert response.status_code == 200
    return [
        re.sub(r"<[^>]*>", "", each).strip()
        for each in re.findall(r"<h2[^>]*><a [^>]*>(.*?)</a></h2>", response.content.decode())
    ]


def test_documents_stand_newest_first_each_with_its_anchor_and_file(world, client, file):
    world.document("คู่มือเก่า", year=2015)
    new = world.document("คู่มือใหม่", year=2022, file=file(), organisation="กลุ่มออมทรัพย์บ้านหัวนา")
    assert shown(client, world) == ["คู่มือใหม่", "คู่มือเก่า"]
    page = client.get(world.library.url).content.decode()
    assert f'id="document-{new.pk}"' in page
    assert new.document.url in page
    assert "2565" in page
    assert "กลุ่มออมทรัพย์บ้านหัวนา" in page


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"kind": "text"}, "มีแฟ้ม"),
        ({"theme": "savings"}, "เรื่องออม"),
        ({"place": "55"}, "ของน่าน"),
        ({"place": "r1"}, "ของน่าน"),
        ({"year": "2020"}, "ปีหกสาม"),
    ],
    ids=["kind", "theme", "place", "region", "year"],
)
def test_narrowed_by(world, client, file, query, left):
    world.document("มีแฟ้ม", file=file())
    world.document("เรื่องออม", theme="savings")
    world.document("ของน่าน", place="55")
    world.document("ปีหกสาม", year=2020)
    assert shown(client, world, **query) == [left]


def test_each_choice_says_how_many_it_leaves_beside_the_others(world, client):
    for number in range(3):
        world.document(f"คู่มือ {number}", year=2020 + number % 2, theme="savings")
    groups = client.get(world.library.url, {"theme": "savings"}).context["shelf"].narrowing.groups
    years = next(group for group in groups if group.key == "year")
    assert [(option.label, option.count) for option in years.options] == [("2564", 1), ("2563", 2)]


def test_words_are_looked_for_in_the_files_too(world, client, file):
    world.document("แผ่นพับ", file=file(text="วิธีทำบัญชีครัวเรือนของบ้านหนองกลางดง"))
    world.document("อย่างอื่น", file=file("other.txt", "เรื่องฝายมีชีวิต"))
    assert shown(client, world, q="บัญชีครัวเรือน") == ["แผ่นพับ"]


def test_the_portals_search_leads_to_the_documents_page(world, client, file):
    page = world.document("แผ่นพับ", file=file(text="วิธีทำบัญชีครัวเรือนของบ้านหนองกลางดง"))
    results = client.get(reverse("search_json"), {"q": "หนองกลางดง"}).json()["results"]
    assert [result["title"] for result in results] == ["แผ่นพับ"]
    assert page.url in str(results)


def test_by_title_as_in_a_dictionary(world, client):
    for title in ("แม่น้ำ", "เกษตร", "ขนม"):
        world.document(title)
    assert shown(client, world, sort="title") == ["เกษตร", "ขนม", "แม่น้ำ"]


def test_more_than_a_page_is_paged(world, client):
    for number in range(21):
        world.document(f"คู่มือ {number:02}")
    assert len(shown(client, world)) == 20
    assert len(shown(client, world, page="2")) == 1


def test_an_empty_library_says_so(world, client):
    assert (
        "ยังไม่มีเอกสาร" in client.get(world.library.url).content.decode()
        or shown(client, world) == []
    )


def test_nothing_fits_leads_on(world, client):
    world.document("คู่มือ")
    page = client.get(world.library.url, {"q": "ไม่มีคำนี้เลยสักแห่ง"}).content.decode()
    assert f"{reverse('search')}?q=" in page


def test_one_library_does_not_show_anothers(world, client):
    other = world.home.add_child(
        instance=type(world.library)(title="คลังอื่น", slug="other", locale=world.home.locale)
    )
    world.document("ของคลังอื่น", parent=other)
    assert shown(client, world) == []


def test_thirty_documents_cost_as_many_queries_as_three(world, client, file):
    def add(number):
        world.document(
            f"คู่มือ {number}",
            file=file(f"{number}.txt"),
            theme="savings",
            place="55",
            year=2020,
            by="สมใจ",
        )

    def count():
        client.get(world.library.url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(world.library.url)
        return len(queries)

    for number in range(3):
        add(number)
    few = count()
    for number in range(3, 20):
        add(number)
    assert count() == few


@pytest.mark.parametrize(
    "query",
    [
        {"q": "ก" * 100_000},
        {"q": "\x00\u202e" + "ก\u0e49" * 500},
        {
            "kind": "../x",
            "theme": "'",
            "place": "999999",
            "year": "9999",
            "sort": "x",
            "page": "-1",
        },
        {"q": '"ไม่ปิด (('},
    ],
    ids=["long", "controls", "forged", "syntax"],
)
def test_hostile_questions_are_answered(world, client, query):
    world.document("คู่มือ")
    assert client.get(world.library.url, query).status_code == 200


class TestFeed:
    def titles(self, client, world):
        feed = client.get(reverse("library_atom", args=[world.library.pk]))
        tree = ElementTree.fromstring(feed.content)  # noqa: S314  # our own
        return [entry.findtext(f"{ATOM}title") for entry in tree.findall(f"{ATOM}entry")]

    def test_the_last_added_first(self, world, client):
        world.document("ก่อน", year=2024)
        world.document("หลัง", year=2010)
        assert self.titles(client, world) == ["หลัง", "ก่อน"]

    def test_only_what_anyone_may_read(self, world, admin_client, file):
        world.document("ปิด", file=file(collection=world.closed()))
        assert self.titles(admin_client, world) == []

    def test_none_of_a_draft_library(self, world, client):
        world.library.unpublish()
        assert client.get(reverse("library_atom", args=[world.library.pk])).status_code == 404
