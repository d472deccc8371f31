"""Results that stewards recommend for some words."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from kmportal.core.models import StandardPage
from lessons.models import LessonPage
from search.queries import Search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    tree = factories.site_tree()
    return factories.page(tree["lessons"], LessonPage, "เริ่มกลุ่มออมทรัพย์ใน 7 ขั้น")


def promote(text, **what):
    return SearchPromotion.objects.create(
        query=Query.get(text), description="อ่านเรื่องนี้ก่อน", sort_order=0, **what
    )


def recommended(text, page=1):
    return [card.name for card in Search(text, page=page).best if card.kind == "promoted"]


def test_a_recommended_page_comes_before_all_results(client, page):
    promote("สัจจะ", page=page)
    html = client.get("/th/search/", {"q": "สัจจะ"}).content.decode()
    assert "อ่านเรื่องนี้ก่อน" in html
    assert "แนะนำ" in html
    assert page.url in html


@pytest.mark.parametrize("typed", ["ปี 2550", "ปี ๒๕๕๐", "  ปี 2550 "])
def test_the_same_words_in_another_spelling_count(page, typed):
    promote("ปี 2550", page=page)
    assert recommended(typed) == [page.title]


def test_an_address_elsewhere_can_be_recommended(page):
    promote("งบประมาณ", external_link_url="https://example.org/", external_link_text="งบประมาณตำบล")
    assert recommended("งบประมาณ") == ["งบประมาณตำบล"]


def test_other_words_are_left_alone(page):
    promote("สัจจะ", page=page)
    assert recommended("ออมทรัพย์") == []


def test_the_second_page_does_not_say_it_again(page):
    promote("สัจจะ", page=page)
    assert recommended("สัจจะ", page=2) == []


def test_a_page_its_reader_may_not_see_is_not_recommended(page):
    promote("สัจจะ", page=page)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert recommended("สัจจะ") == []


def test_an_unpublished_page_is_not_recommended(page):
    promote("สัจจะ", page=page)
    page.unpublish()
    assert recommended("สัจจะ") == []


def test_a_page_of_any_type_can_be_recommended(page):
    home = page.get_parent().get_parent()
    about = home.add_child(instance=StandardPage(title="เกี่ยวกับเรา", locale=home.locale))
    promote("ติดต่อ", page=about)
    assert recommended("ติดต่อ") == ["เกี่ยวกับเรา"]
    about.unpublish()
    assert recommended("ติดต่อ") == []
