"""A question's answer depends on who asks it, and costs the same whatever it finds."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import PageViewRestriction

from lessons.models import FieldNotePage, LessonPage
from search.queries import Search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def committee(tree):
    """A group, and a note below a page that only this group may read."""
    group = Group.objects.create(name="กรรมการเครือข่าย")
    restriction = PageViewRestriction.objects.create(
        page=tree["notes"], restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(group)
    factories.page(tree["notes"], FieldNotePage, "มติเรื่องหนี้สิน")
    return group


def titles(search):
    return [result.page.title for result in search.results]


def test_a_page_for_a_group_is_found_by_its_people_alone(committee):
    malee, somchai = factories.person("malee"), factories.person("somchai")
    malee.groups.add(committee)
    assert titles(Search("หนี้สิน", user=malee)) == ["มติเรื่องหนี้สิน"]
    for other in (somchai, AnonymousUser(), None):
        assert titles(Search("หนี้สิน", user=other)) == []
        assert Search("หนี้สิน", user=other).total == 0


def test_a_page_for_whoever_signs_in_is_found_by_members(tree):
    PageViewRestriction.objects.create(
        page=factories.page(tree["notes"], FieldNotePage, "สมุดหนี้สิน"),
        restriction_type=PageViewRestriction.LOGIN,
    )
    assert titles(Search("หนี้สิน", user=factories.person("malee"))) == ["สมุดหนี้สิน"]
    assert titles(Search("หนี้สิน")) == []


def test_a_page_behind_a_shared_password_is_found_by_nobody(tree):
    PageViewRestriction.objects.create(
        page=factories.page(tree["notes"], FieldNotePage, "สมุดหนี้สิน"),
        restriction_type=PageViewRestriction.PASSWORD,
        password="รหัส",
    )
    root = factories.person("root", is_superuser=True)
    assert [titles(Search("หนี้สิน", user=user)) for user in (root, None)] == [[], []]


def test_a_draft_is_found_by_nobody_here(tree):
    factories.page(tree["notes"], FieldNotePage, "ร่างเรื่องหนี้สิน", live=False)
    root = factories.person("root", is_superuser=True)
    assert [Search("หนี้สิน", user=user).total for user in (root, None)] == [0, 0]


def test_an_empty_question_asks_the_database_nothing(tree, django_assert_num_queries):
    with django_assert_num_queries(0):
        search = Search(" \x00 ")
        assert (search.total, search.counts, list(search.results)) == (0, {}, [])


def test_ten_results_cost_as_many_queries_as_one(tree, django_assert_max_num_queries):
    def ask():
        return len([result.snippet_html for result in Search("หนี้สิน").results])

    factories.page(tree["notes"], FieldNotePage, "หนี้สินหนึ่งบ้าน")
    ask()
    with django_assert_max_num_queries(25) as for_one:
        assert ask() == 1
    for number in range(2, 11):
        note = factories.page(tree["notes"], FieldNotePage, f"หนี้สินบ้านที่ {number}")
        note.tags.add("หนี้")
    with django_assert_max_num_queries(len(for_one.captured_queries)):
        assert ask() == 10


def test_a_long_page_is_indexed_as_it_is_saved_and_shown_around_the_word(tree):
    story = "เวทีเรียนรู้ของชาวบ้านเล่าเรื่องป่าชุมชน " * 1_500 + "แล้วปลดหนี้สินได้ " + "ต่อมา " * 100
    began = time.process_time()
    factories.page(
        tree["lessons"], LessonPage, "เรื่องยาว", context=[("paragraph", f"<p>{story}</p>")]
    )
    assert time.process_time() - began < 2
    snippet = Search("หนี้สิน").results[0].snippet_html
    assert "<mark>หนี้สิน</mark>" in snippet
    assert len(snippet) < 400
