"""The five bases as threads on the home page."""

import pytest
from wagtail.models import Locale

from kmportal.themes.templatetags.themes import theme_threads
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def finance():
    return factories.theme("finance", "การเงิน", dye="khamin")


def tagged(tree, title, *themes, **fields):
    page = factories.page(tree["lessons"], LessonPage, title, **fields)
    for theme in themes:
        page.theme_tags.create(theme=theme)
    page.save()


def threads():
    return theme_threads(Locale.objects.get(language_code="th"))["threads"]


def test_a_branch_counts_for_its_base_and_a_page_once(tree, finance):
    savings = factories.theme("savings", "กลุ่มออมทรัพย์", parent=finance)

    tagged(tree, "ออมทรัพย์", finance, savings)

    assert [(thread.theme, thread.count) for thread in threads()] == [(finance, 1)]


def test_the_longest_thread_is_whole_and_others_are_shares(tree, finance):
    welfare = factories.theme("welfare", "สวัสดิการ", dye="anchan", sort_order=1)
    tagged(tree, "หนึ่ง", finance)
    tagged(tree, "สอง", finance, welfare)

    assert [thread.share for thread in threads()] == [100, 50]


def test_a_base_without_pages_is_still_named(tree, finance):
    assert [(thread.count, thread.share) for thread in threads()] == [(0, 0)]


def test_drafts_do_not_count(tree, finance):
    tagged(tree, "ร่าง", finance, live=False)

    assert threads()[0].count == 0
