"""What is told about a branch is found on its page and on its base's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from kmportal.themes.models import PageTheme, Theme
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    finance = factories.theme("finance", "การเงินและทุน", "Finance", dye="khamin")
    factories.theme("savings", "ออมทรัพย์", "Savings", parent=finance)
    factories.theme("debt", "แก้หนี้", "Debt", parent=finance)
    factories.theme("welfare", "สวัสดิการ", "Welfare", dye="anchan")
    return factories.site_tree()


def told(tree, slug: str, title: str, model=LessonPage, **fields):
    page = factories.page(
        tree["lessons" if model is LessonPage else "notes"], model, title, **fields
    )
    PageTheme.objects.create(page=page, theme=Theme.objects.get(slug=slug))
    return page


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"].pages]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("savings", ["วันละบาท"]), ("finance", ["วันละบาท"]), ("debt", []), ("welfare", [])],
)
def test_a_page_is_listed_at_its_theme_and_the_base(client, tree, slug, expected):
    told(tree, "savings", "วันละบาท")
    assert titles(client.get(f"/th/themes/{slug}/")) == expected


def test_a_page_with_two_branches_counts_once_for_their_base(client, tree):
    page = told(tree, "savings", "วันละบาท")
    PageTheme.objects.create(page=page, theme=Theme.objects.get(slug="debt"))
    finance, welfare = client.get("/th/themes/").context["bases"]
    assert (finance.page_count, welfare.page_count) == (1, 0)
    assert [branch.page_count for branch in finance.branches] == [1, 1]
    assert client.get("/th/themes/finance/").context["listing"].total == 1


def test_all_types_are_listed_and_filtered(client, tree):
    told(tree, "savings", "บทเรียน")
    told(tree, "debt", "บันทึก", FieldNotePage)
    assert set(titles(client.get("/th/themes/finance/"))) == {"บทเรียน", "บันทึก"}
    assert titles(client.get("/th/themes/finance/?type=note")) == ["บันทึก"]


def test_unpublished_and_private_pages_are_neither_listed_nor_counted(client, tree):
    told(tree, "savings", "ร่าง", live=False)
    private = told(tree, "savings", "ส่วนตัว")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    response = client.get("/th/themes/finance/")
    assert (titles(response), response.context["listing"].total) == ([], 0)
    assert {base.page_count for base in client.get("/th/themes/").context["bases"]} == {0}


def test_an_empty_theme_shows_where_to_look(client, tree):
    told(tree, "savings", "วันละบาท")
    text = client.get("/th/themes/debt/").content.decode()
    assert "/th/themes/savings/" in text
    assert "/th/search/?q=" in text


def test_pages_are_in_the_readers_language(client, tree):
    assert "ออมทรัพย์" in client.get("/th/themes/finance/").content.decode()
    assert "Savings" in client.get("/en/themes/finance/").content.decode()


def test_unknown_themes_are_not_found(client, tree):
    assert client.get("/th/themes/unknown/").status_code == 404


@pytest.mark.parametrize("query", ["page=x", "page=99", "type=x"])
def test_senseless_addresses_still_show_the_list(client, tree, query):
    told(tree, "savings", "วันละบาท")
    assert titles(client.get(f"/th/themes/finance/?{query}")) == ["วันละบาท"]


@pytest.mark.parametrize("address", ["/th/themes/finance/", "/th/themes/"])
def test_fifty_pages_need_as_many_queries_as_two(client, tree, address):
    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
            return len(captured.captured_queries)

    told(tree, "savings", "ออม")
    told(tree, "debt", "หนี้", FieldNotePage)
    few = queries()
    for number in range(24):
        told(tree, "savings", f"ออม {number}")
        told(tree, "debt", f"หนี้ {number}", FieldNotePage)
    assert 0 < queries() == few
