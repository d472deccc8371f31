"""The report of links that lead to nothing."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page, PageViewRestriction

from kmportal.link_care.report import BINNED, GONE, UNPUBLISHED, broken_links
from lessons.models import LessonPage, ResearchAbstractPage
from tests import factories
from tests.recycle_bin.conftest import fresh, member_of_group

from .conftest import link

pytestmark = pytest.mark.django_db

REPORT = "broken_links"


def found(person):
    return {(row.source_title, row.reason) for row in broken_links(person)}


def test_a_link_that_works_is_not_in_it(about, steward):
    assert found(steward) == set()


def test_a_link_to_an_unpublished_page(lesson, about, steward):
    lesson.unpublish()
    assert found(steward) == {(about.title, UNPUBLISHED)}


def test_a_link_to_a_page_in_the_bin(lesson, about, binned, steward):
    binned(lesson)
    assert found(steward) == {(about.title, BINNED)}


def test_a_link_to_a_page_that_was_erased(
    lesson, about, steward, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        fresh(lesson).delete()
    assert found(steward) == {(about.title, GONE)}


def test_links_on_drafts_harm_nobody(lesson, about, steward):
    lesson.unpublish()
    about.unpublish()
    assert found(steward) == set()


def test_links_on_pages_in_the_bin_harm_nobody(lesson, about, binned, steward):
    lesson.unpublish()
    binned(about)
    assert found(steward) == set()


def test_each_sees_the_own_branch(lesson, about, older, keeper):
    lesson.unpublish()
    assert found(keeper) == {(older.title, UNPUBLISHED)}


def test_a_page_one_may_not_see_is_not_named(tree, note, lesson, keeper):
    factories.page(tree["lessons"], LessonPage, "ลิงก์ไปหาที่ปิด", superseded_by=None)
    source = factories.page(tree["lessons"], LessonPage, "อีกหน้า", superseded_by=lesson)
    PageViewRestriction.objects.create(
        page=tree["notes"], restriction_type=PageViewRestriction.PASSWORD, password="ลับ"
    )
    lesson.unpublish()
    Page.objects.get(pk=lesson.pk).move(Page.objects.get(pk=tree["notes"].pk), "last-child")
    row = broken_links(keeper).get()
    assert (row.source_title, row.target_title) == (source.title, None)


def test_the_screen(client, lesson, about, steward):
    lesson.unpublish()
    client.force_login(steward)
    text = client.get(reverse(REPORT)).content.decode()
    assert about.title in text
    assert reverse("mend_links", args=[lesson.pk]) in text


def test_the_screen_narrowed_to_a_reason(client, lesson, about, steward):
    lesson.unpublish()
    client.force_login(steward)
    assert about.title not in client.get(reverse(REPORT), {"reason": GONE}).content.decode()
    assert about.title in client.get(reverse(REPORT), {"reason": UNPUBLISHED}).content.decode()


def test_as_csv(client, lesson, about, steward):
    lesson.unpublish()
    client.force_login(steward)
    rows = client.get(reverse(REPORT), {"export": "csv"}).getvalue().decode().splitlines()
    assert len(rows) == 2
    assert about.title in rows[1]


def test_as_a_table_for_excel(client, lesson, about, steward):
    lesson.unpublish()
    client.force_login(steward)
    answer = client.get(reverse(REPORT), {"export": "xlsx"})
    book = load_workbook(io.BytesIO(answer.getvalue()))
    assert [row[1] for row in book.active.values][1] == about.title


def test_closed_to_those_who_edit_nothing(client, tree):
    client.force_login(member_of_group(tree["lessons"], "sai"))
    assert client.get(reverse(REPORT)).url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("number", [3, 30])
def test_asks_the_same_however_long_it_is(
    client, tree, lesson, steward, django_assert_max_num_queries, number
):
    for each in range(number):
        factories.page(tree["research"], ResearchAbstractPage, f"งาน {each}", abstract=link(lesson))
    lesson.unpublish()
    client.force_login(steward)
    client.get(reverse(REPORT))
    with django_assert_max_num_queries(24):
        client.get(reverse(REPORT))
