"""Pages without a story (collections, forms, "about us") are found by their titles."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, PageViewRestriction, Site

from kmportal.collections.models import CollectionPage
from kmportal.core.models import HomePage, StandardPage
from lessons.models import LessonPage
from search import titles
from search.queries import Search
from search.suggestions import suggest
from tests import factories
from tests.search.test_promotions import promote

pytestmark = pytest.mark.django_db
TITLE = "เกี่ยวกับเครือข่ายของเรา"


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def about(tree):
    return add(tree["home"], StandardPage, TITLE)


def add(parent, model, title, **fields):
    return parent.add_child(instance=model(title=title, locale=parent.locale, **fields))


def titled(text, user=None, page=1):
    best = Search(text, page=page, user=user).best
    return [card.name for card in best if card.kind == "page"]


def suggested(text, user=None):
    groups = {group.key: group.suggestions for group in suggest(text, user)}
    return ["".join(text for text, _typed in each.pieces) for each in groups.get("site", [])]


@pytest.mark.parametrize(
    "text", [TITLE, "เกี่ยวกับเครือข่าย", "เครือข่ายของเรา", "เกี่ยวกับ เครือข่าย", "เกี่ยวกับเครือขาย"]
)
def test_part_of_a_title_is_enough_also_misspelt(about, tree, text):
    factories.page(tree["lessons"], LessonPage, "เครือข่ายของบ้านทรายทอง")
    assert titled(text) == [TITLE]
    assert titled(text, page=2) == []


@pytest.mark.parametrize("text", ["ของ", "เรา", "เครือข่ายออมทรัพย์", "", "-", f"-{TITLE}"])
def test_a_short_word_of_it_or_another_question_is_not(about, text):
    assert titled(text) == []


def test_it_is_shown_before_the_results_with_its_address(client, about):
    html = client.get("/th/search/", {"q": TITLE}).content.decode()
    assert f'href="{about.url}"' in html
    assert "ในเว็บนี้" in html


def test_the_beginnings_of_its_words_are_suggested(about):
    assert suggested("เครือ") == suggested("เกี่ยว") == [TITLE]
    assert suggested("รือข่าย") == []


def test_a_new_a_renamed_and_a_deleted_page_are_known_at_once(tree):
    page = add(tree["home"], CollectionPage, "หนี้สินของชุมชน")
    assert titled("หนี้สินของชุมชน") == ["หนี้สินของชุมชน"]
    page.title = "ที่ดินทำกิน"
    page.save_revision().publish()
    assert titled("หนี้สินของชุมชน") == []
    assert titled("ที่ดินทำกิน") == suggested("ที่ดิน") == ["ที่ดินทำกิน"]
    page.delete()
    assert titled("ที่ดินทำกิน") == suggested("ที่ดิน") == []


def test_stories_and_first_pages_are_none_of_them(tree):
    lesson = factories.page(tree["lessons"], LessonPage, "ออมวันละบาท")
    assert titled(lesson.title) == titled(tree["home"].title) == []


def _private(page, kind="login"):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="รหัส")


def _expire(page):
    page.expire_at = timezone.now() - datetime.timedelta(days=1)
    page.save()


def _elsewhere(page):
    home = page.get_root().add_child(instance=HomePage(title="อื่น", slug="other", headline="."))
    Site.objects.create(hostname="other.example.org", root_page=home)
    page.move(home, "last-child")


@pytest.mark.parametrize(
    "hide",
    [
        _private,
        lambda page: _private(page, "password"),
        lambda page: _private(page.get_parent()),
        lambda page: page.unpublish(),
        _expire,
        _elsewhere,
        lambda page: page.move(page.get_root(), "last-child"),
    ],
)
def test_what_is_kept_from_readers_is_neither_shown_nor_suggested(about, hide):
    assert titled(TITLE) == suggested("เครือ") == [TITLE]
    hide(about)
    assert titled(TITLE) == suggested("เครือ") == []


def test_a_member_is_shown_what_is_for_members(about):
    _private(about)
    member = factories.person("สมร")
    assert titled(TITLE, member) == suggested("เครือ", member) == [TITLE]


def test_of_a_page_and_its_translation_the_reader_s_own_is_shown(tree):
    page = add(tree["home"], StandardPage, "OTOP")
    home = tree["home"].copy_for_translation(Locale.objects.get(language_code="en"))
    home.save_revision().publish()
    english = page.copy_for_translation(home.locale)
    english.save_revision().publish()
    for language, url in (("th", page.url), ("en", english.url)):
        with override(language):
            assert [card.url for card in Search("otop").best if card.kind == "page"] == [url]


def test_what_stewards_recommend_is_not_said_twice(about):
    promote(TITLE, page=about)
    assert [card.kind for card in Search(TITLE).best] == ["promoted"]


def test_a_title_costs_two_questions_and_no_title_none(about, django_assert_num_queries):
    suggested("เครือ")
    with django_assert_num_queries(0):
        assert titles.titled(["ป่าชุมชน"], None) == titles.beginning("ป่า", None) == []
    with django_assert_num_queries(2):  # what is closed, and the page
        assert titles.titled([TITLE], None)
