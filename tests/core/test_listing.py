"""Lists of mixed types: newest first, twenty at a time, filtered by type."""

import pytest
from django.http import QueryDict

from kmportal.core.listing import Listing, page_types
from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


def listing(query: str = "") -> Listing:
    return Listing(ContentPage.objects.readable(), QueryDict(query))


def test_every_type_of_content_page_is_known_by_its_kind():
    assert set(page_types()) == {"lesson", "note", "research", "center", "event", "document"}


def test_rows_are_pages_of_their_own_types(tree):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    factories.page(tree["notes"], FieldNotePage, "บันทึก")
    assert {type(page) for page in listing().pages} == {LessonPage, FieldNotePage}


def test_twenty_are_shown_at_a_time(tree):
    for number in range(21):
        factories.page(tree["lessons"], LessonPage, f"บทเรียน {number}")
    assert len(listing().pages) == 20
    assert [page.title for page in listing("page=2").pages] == ["บทเรียน 0"]


def test_the_filter_stays_from_page_to_page(tree):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    assert listing("type=lesson&page=3").query == "type=lesson"
    assert listing("page=3").query == ""


def test_where_all_pages_are_of_one_type_there_is_no_filter(tree):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    assert listing().kinds == []


def test_a_type_without_pages_can_be_left_again(tree):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    kinds = listing("type=center").kinds
    assert [(kind.kind, kind.count, kind.url) for kind in kinds] == [
        ("", 1, "?"),
        ("lesson", 1, "?type=lesson"),
        ("center", 0, "?type=center"),
    ]


@pytest.mark.parametrize(
    "query", ["type=unknown", "type=%00", "type=lesson%27--", "page=x", "page="]
)
def test_senseless_values_are_taken_as_absent(tree, query):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    assert listing(query).total == 1


def test_an_empty_list_is_one_empty_page(tree):
    empty = listing("page=7")
    assert (list(empty.pages), empty.total, empty.pages.paginator.num_pages) == ([], 0, 1)


def test_an_index_page_lists_only_its_own_type(client, tree):
    factories.page(tree["lessons"], LessonPage, "บทเรียน")
    factories.page(tree["notes"], FieldNotePage, "บันทึก")
    response = client.get(tree["lessons"].url)
    assert [page.title for page in response.context["listing"].pages] == ["บทเรียน"]


def test_an_index_page_does_not_list_drafts(client, tree):
    factories.page(tree["lessons"], LessonPage, "ร่าง", live=False)
    assert client.get(tree["lessons"].url).context["listing"].total == 0
