"""The results page on Elasticsearch: what it shows and counts, and what it must not."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from lessons.models import FieldNotePage, LessonPage
from search.backends.elastic_breaker import away
from tests import factories

WORD = "กระจูด"


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    backend = search_with(elasticsearch_url, FALLBACK=None)
    call_command("update_index", backend_name="default", verbosity=0)
    return backend


@pytest.fixture
def shown(client, backend):
    """Titles on the results page, and the total it gives."""

    def shown(**query):
        backend.refresh_indexes()
        context = client.get(reverse("search"), {"q": WORD} | query).context
        return [result.page.title for result in context["results"]], context["total"]

    return shown


def note(tree, title, **fields):
    return factories.page(tree["notes"], FieldNotePage, f"{WORD} {title}", **fields)


def test_pages_of_all_types_are_shown_and_counted_by_type(shown, tree, saving):
    with saving():
        note(tree, "ในบันทึก")
        factories.page(tree["lessons"], LessonPage, f"{WORD} ในบทเรียน")
    titles, total = shown()
    assert set(titles) == {f"{WORD} ในบันทึก", f"{WORD} ในบทเรียน"}
    assert total == 2
    assert shown(type="note") == ([f"{WORD} ในบันทึก"], 1)


def test_drafts_expired_and_private_pages_are_neither_shown_nor_counted(shown, tree, saving):
    yesterday = timezone.now() - datetime.timedelta(days=1)
    with saving():
        note(tree, "เปิดเผย")
        note(tree, "ฉบับร่าง", live=False)
        note(tree, "หมดอายุ", expire_at=yesterday)
        private = note(tree, "เฉพาะสมาชิก")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert shown() == ([f"{WORD} เปิดเผย"], 1)


def test_a_page_that_is_unpublished_disappears(shown, tree, saving):
    with saving():
        page = note(tree, "ถอนออก")
    assert shown()[1] == 1
    with saving():
        page.unpublish()
    assert shown() == ([], 0)


def test_a_page_moved_below_a_private_one_disappears(shown, tree, saving):
    with saving():
        page = note(tree, "ย้าย")
        PageViewRestriction.objects.create(page=tree["research"], restriction_type="login")
    assert shown()[1] == 1
    with saving():
        page.move(tree["research"], "last-child")
    assert shown() == ([], 0)


def test_pages_below_a_page_that_is_moved_or_deleted_go_with_it(shown, tree, saving):
    with saving():
        note(tree, "ในหมวด")
        PageViewRestriction.objects.create(page=tree["research"], restriction_type="login")
    with saving():
        tree["notes"].move(tree["research"], "last-child")
    assert shown() == ([], 0)
    with saving():
        PageViewRestriction.objects.all().delete()
        tree["notes"].refresh_from_db()
        tree["notes"].delete()
    assert shown() == ([], 0)


def test_elasticsearch_itself_answered(shown, tree, saving):
    with saving():
        note(tree, "ไม่มีตัวสำรอง")
    assert shown()[1] == 1
    assert away() is None
