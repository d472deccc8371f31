"""What a reader of the search page finds, and what nobody finds."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import PageViewRestriction

from lessons.models import FieldNotePage, LessonPage
from search.queries import LONGEST_QUERY
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    tree = factories.site_tree()
    factories.page(
        tree["lessons"],
        LessonPage,
        "ตั้งองค์กรการเงินในหมู่บ้าน",
        context=[("paragraph", "<p>สมาชิกหยุดกู้นอกระบบเมื่อหนี้สินลดลง &amp; ออมต่อ</p>")],
    )
    factories.page(tree["notes"], FieldNotePage, "วันนับหนี้", summary="หนี้สินของทุกบ้านบนกระดาน")
    return tree


def search(client, text, **more):
    return client.get("/th/search/", {"q": text, **more})


def test_results_show_title_and_snippet_with_whole_words_marked(client, tree):
    html = search(client, "องค์กรการเงิน").content.decode()
    assert "<mark>องค์กรการเงิน</mark>" in html
    html = search(client, "หนี้สิน").content.decode()
    assert "เมื่อ<mark>หนี้สิน</mark>ลดลง &amp; ออมต่อ" in html


def test_what_is_mended_is_marked_and_no_piece_of_the_error(client, tree):
    factories.page(tree["notes"], FieldNotePage, "หนองคาย", summary="องค์กรชุมชนที่หนองคาย")
    html = search(client, "องคืกร").content.decode()
    assert "<mark>องค์กร</mark>ชุมชนที่หนองคาย" in html


@pytest.mark.parametrize("asked", ["1,799", "๑๗๙๙", "1799"])
def test_a_number_is_found_and_marked_as_the_page_writes_it(client, tree, asked):
    factories.page(tree["notes"], FieldNotePage, "ปีที่สี่", summary="รวมแล้ว ๑,๗๙๙ ตำบล")
    assert "รวมแล้ว <mark>๑,๗๙๙</mark> ตำบล" in search(client, asked).content.decode()


def test_results_are_counted_and_filtered_by_kind(client, tree):
    context = search(client, "หนี้สิน").context
    assert context["total"] == 2
    types = next(group for group in context["search"].facets if group.key == "type")
    assert [(o.value, o.count) for o in types.options] == [("lesson", 1), ("note", 1)]
    filtered = search(client, "หนี้สิน", type="note").context
    assert [result.page.title for result in filtered["results"]] == ["วันนับหนี้"]
    assert [chip.label for chip in filtered["search"].chips] == ["บันทึก"]
    assert search(client, "หนี้สิน", type="nonsense").context["total"] == 2


def test_a_page_of_results_keeps_what_is_chosen_from_page_to_page(client, tree):
    context = search(client, "หนี้สิน", type="note", lang="th").context
    assert QueryDict(context["page_query"]).dict() == {"q": "หนี้สิน", "type": "note", "lang": "th"}


def test_restricted_pages_are_shown_to_their_readers_alone(client, tree):
    private = factories.page(tree["notes"], FieldNotePage, "หนี้สินของกรรมการ")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert search(client, "หนี้สิน").context["total"] == 2
    client.force_login(factories.person("malee"))
    response = search(client, "หนี้สิน")
    assert response.context["total"] == 3
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


def test_the_same_as_json(client, tree):
    data = client.get("/th/search/results.json", {"q": "หนี้สิน", "type": "note"}).json()
    assert (data["total"], data["page"], data["pages"], data["correction"]) == (1, 1, 1, None)
    (row,) = data["results"]
    assert row["title"] == "วันนับหนี้"
    assert row["snippet"] == "หนี้สินของทุกบ้านบนกระดาน"
    assert row["snippet_html"] == "<mark>หนี้สิน</mark>ของทุกบ้านบนกระดาน"
    assert (row["type"], row["language"], row["places"], row["authors"]) == ("note", "th", [], [])
    assert row["url"].startswith("http://localhost/th/")
    counts = {value["value"]: value["count"] for value in data["facets"]["type"]["values"]}
    assert counts == {"lesson": 1, "note": 1}


def test_json_text_is_plain_however_the_page_is_written(client, tree):
    factories.page(tree["notes"], FieldNotePage, "กระจูด", summary="กระจูด <b>1 & 2</b>")
    (row,) = client.get("/th/search/results.json", {"q": "กระจูด"}).json()["results"]
    assert row["snippet"] == "กระจูด <b>1 & 2</b>"
    assert row["snippet_html"] == "<mark>กระจูด</mark> &lt;b&gt;1 &amp; 2&lt;/b&gt;"


def test_json_shows_no_more_than_the_page(client, tree):
    private = factories.page(tree["notes"], FieldNotePage, "หนี้สินลับ")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    factories.page(tree["notes"], FieldNotePage, "หนี้สินลับ ร่าง", live=False)
    response = client.get("/th/search/results.json", {"q": "หนี้สิน"})
    assert "ลับ" not in response.content.decode()
    assert response.json()["total"] == 2
    assert "private" in response["Cache-Control"]
    assert client.post("/th/search/results.json").status_code == 405


def test_results_come_in_pages(client, tree):
    for number in range(12):
        factories.page(tree["notes"], FieldNotePage, f"ป่าผืนที่ {number}")
    second = search(client, "ป่า", page="2")
    assert len(second.context["results"].object_list) == 2
    assert search(client, "ป่า", page="99").context["results"].number == 2
    assert search(client, "ป่า", page="x").context["results"].number == 1


def test_pages_not_open_to_all_are_absent_from_results_and_counts(client, tree):
    factories.page(tree["notes"], FieldNotePage, "หนี้สินลับ ร่าง", live=False)
    private = factories.page(tree["notes"], FieldNotePage, "หนี้สินลับ เฉพาะกลุ่ม")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = timezone.now() - datetime.timedelta(minutes=1)
    factories.page(tree["notes"], FieldNotePage, "หนี้สินลับ หมดอายุ", expire_at=expired)
    response = search(client, "หนี้สิน")
    assert response.context["total"] == 2
    assert "ลับ" not in response.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ก" * 10_000,
        '"',
        "ก AND",
        "NEAR(",
        "a\x00b",
        "🙂",
        "่" * 5_000,
        "<script>alert(1)</script>",
        "‮หนี้",
        "%",
        "{title}:",
        "theme:",
        "ปี:",
        'ที่:"',
        "-" * 300,
        "OR OR | |",
        "(ก OR ข) NOT ค*^2~ \\",
    ],
)
def test_whatever_is_asked_a_page_answers(client, tree, text):
    response = search(client, text)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert len(response.context["query"]) <= LONGEST_QUERY
    for more in ({"exact": "1"}, {"place": text, "year": text, "type": text}):
        asked = {"q": text, "page": text} | more
        assert client.get("/th/search/results.json", asked).status_code == 200


def test_other_methods_are_refused(client, tree):
    assert client.post("/th/search/", {"q": "หนี้"}).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_results(
    client, tree, django_assert_max_num_queries
):
    for number in range(10):
        place = factories.place(f"9{number}", f"จังหวัดที่ {number}")
        note = factories.page(tree["notes"], FieldNotePage, f"หนี้สินบ้านที่ {number}")
        note.place_tags.create(place=place)
    search(client, "หนี้สิน")
    with django_assert_max_num_queries(45) as few:
        search(client, "หนี้สิน วันนับ", type="note")
    with django_assert_max_num_queries(len(few.captured_queries) + 3):
        assert search(client, "หนี้สิน").context["total"] == 12
