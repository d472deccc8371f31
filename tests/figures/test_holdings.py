"""What the portal holds is counted once, by place and theme, and only what the reader may see."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, PageViewRestriction

from kmportal.core.models import ContentPage
from kmportal.figures import holdings as module
from kmportal.figures.holdings import Held, Kind, holdings
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages_alone(monkeypatch):
    monkeypatch.setattr(module, "_others", {})


@pytest.fixture
def tree(places):
    return factories.site_tree()


@pytest.fixture
def themes(db):
    money = factories.theme("money", "การเงิน")
    return {"money": money, "savings": factories.theme("savings", "ออมทรัพย์", parent=money)}


def lesson(tree, *tagged, model=LessonPage, themes=(), **fields):
    parent = tree["lessons"] if model is LessonPage else tree["notes"]
    page = factories.page(parent, model, f"เรื่อง {ContentPage.objects.count()}", **fields)
    for place in tagged:
        page.place_tags.create(place=place)
    for theme in themes:
        page.theme_tags.create(theme=theme)
    page.save()
    return page


def test_tags_at_any_level_count_in_their_province_and_region(tree, places):
    lesson(tree, places["540602"])
    lesson(tree, places["5406"])
    lesson(tree, places["54"])
    lesson(tree, places["r3"])
    lesson(tree, places["31"], model=FieldNotePage)
    found = holdings()
    assert found.provinces == {"lesson": {"54": 3}, "note": {"31": 1}}
    assert found.regions == {"lesson": {"r3": 4}, "note": {"r4": 1}}
    assert found.totals == {"lesson": 4, "note": 1}


def test_two_tags_in_one_province_count_once(tree, places):
    lesson(tree, places["540602"], places["5406"], places["31"])
    assert holdings().provinces == {"lesson": {"54": 1, "31": 1}}


def test_a_page_and_its_translation_are_one(tree, places, themes):
    thai = lesson(tree, places["54"], themes=[themes["money"]])
    english = thai.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    found = holdings()
    assert english.place_tags.exists()
    assert (found.totals, found.provinces) == ({"lesson": 1}, {"lesson": {"54": 1}})
    assert found.themes == {(themes["money"].pk, "r3"): 1}


def test_branches_count_in_their_base_once(tree, places, themes):
    lesson(tree, places["54"], places["31"], themes=[themes["savings"], themes["money"]])
    lesson(tree, themes=[themes["savings"]])
    base = themes["money"].pk
    assert holdings().themes == {(base, "r3"): 1, (base, "r4"): 1}
    assert holdings().about == {base: 2}


def test_an_abolished_area_counts_where_its_successor_is(tree, places):
    places["540602"].abolished, places["540602"].successor = True, places["31"]
    places["540602"].save()
    lesson(tree, places["540602"])
    assert holdings().provinces == {"lesson": {"31": 1}}


def test_years_are_those_of_the_content(tree):
    page = lesson(tree)
    ContentPage.objects.filter(pk=page.pk).update(content_date="2020-05-01")
    assert holdings().years == {"lesson": {2020: 1}}


def test_drafts_and_restricted_pages_are_absent(tree, places):
    lesson(tree, places["54"], live=False)
    hidden = lesson(tree, places["54"])
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="สมาชิก"))
    assert holdings().totals == {}


def test_a_reader_who_may_see_more_is_told_more(tree, places):
    lesson(tree, places["54"], live=False)
    assert holdings(ContentPage.objects.all()).provinces == {"lesson": {"54": 1}}


def test_what_is_no_page_is_counted_by_its_app(tree):
    held = [Held("540602", "r3", 2), Held("r3", None, 1), Held(None, None, 4)]
    module.register(Kind("basket", "ตะกร้า"), lambda: held)
    found = holdings()
    assert found.kinds[-1].slug == "basket"
    assert (found.totals["basket"], found.provinces["basket"]) == (7, {"54": 2})
    assert found.regions["basket"] == {"r3": 3}


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_queries_however_much_there_is(
    tree, places, themes, how_many, django_assert_num_queries
):
    for _each in range(how_many):
        lesson(tree, places["54"], places["31"], themes=[themes["savings"]])
    pages = ContentPage.objects.readable()
    pages.first()
    holdings(pages)
    with django_assert_num_queries(4):
        holdings(pages)


def test_counts_are_kept_while_the_same_pages_are_open(tree, places, django_assert_num_queries):
    lesson(tree, places["54"])
    holdings()
    with django_assert_num_queries(2):
        assert holdings().totals == {"lesson": 1}


def test_a_page_that_is_closed_leaves_the_counts_at_once(tree, places):
    page = lesson(tree, places["54"])
    assert holdings().totals == {"lesson": 1}
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert holdings().totals == {}


def test_one_page_closed_and_another_opened_are_not_mistaken_for_the_same(tree, places):
    first, second = lesson(tree, places["54"]), lesson(tree, places["31"], live=False)
    holdings()
    first.unpublish()
    second.save_revision().publish()
    assert holdings().provinces == {"lesson": {"31": 1}}
