"""The objects of hits are what Wagtail's own reading gives, in whatever order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage, LessonPage
from search.backends.objects import by_key
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    tree = factories.site_tree()
    return [
        factories.page(tree["lessons"], LessonPage, "ปลูกป่า"),
        factories.page(tree["lessons"], LessonPage, "ปล่อยปลา"),
        factories.page(tree["notes"], FieldNotePage, "เดินป่า"),
    ]


def test_each_is_of_its_own_type(pages):
    keys = [page.pk for page in pages]
    with CaptureQueriesContext(connection) as asked:
        found = by_key(ContentPage.objects.specific(), keys)
    assert found == {page.pk: page for page in pages}
    assert {type(page) for page in found.values()} == {LessonPage, FieldNotePage}
    assert len(asked) == 3  # their types, and each type
    assert not any("ORDER BY" in query["sql"] for query in asked.captured_queries)


def test_what_the_queryset_leaves_out_stays_out(pages):
    pages[0].unpublish()
    found = by_key(ContentPage.objects.live().specific(), [page.pk for page in pages])
    assert pages[0].pk not in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "queryset",
    [
        lambda: ContentPage.objects.all(),
        lambda: ContentPage.objects.specific().defer_streamfields(),
        lambda: ContentPage.objects.specific().select_related(
            "locale", for_specific_subqueries=True
        ),
    ],
    ids=["not-specific", "deferred", "with-relations"],
)
def test_any_other_reading_is_wagtails(pages, queryset):
    keys = [page.pk for page in pages]
    with CaptureQueriesContext(connection) as ours:
        found = by_key(queryset(), keys)
    with CaptureQueriesContext(connection) as theirs:
        expected = {page.pk: page for page in queryset().filter(pk__in=keys).order_by()}
    assert found == expected
    assert [q["sql"] for q in ours] == [q["sql"] for q in theirs]
