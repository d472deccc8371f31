"""What counts as a hit, and in which order: whatever a reader narrows down to or may not see."""

import pytest
from django.db import connection
from modelsearch.query import And, Not, Or, PlainText
from wagtail.models import PageViewRestriction

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage, LessonPage
from search.models import PageFacets
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the backend of SQLite"),
]

LONG = "คนในหมู่บ้านคุยกันเรื่องดินฟ้าอากาศและราคาข้าว " * 30


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def pages(tree):
    """One page about debts, one that names them once in a long text, one that only shares letters."""
    return [
        factories.page(tree["notes"], FieldNotePage, "หนี้สิน", summary="หนี้สิน " * 20),
        factories.page(tree["lessons"], LessonPage, "เวทีหมู่บ้าน", summary=f"{LONG[:500]} หนี้สิน"),
        factories.page(tree["notes"], FieldNotePage, "ทรัพย์สินของวัด", summary=LONG[:500]),
    ]


def titles(results):
    return [page.title for page in results]


def test_every_page_that_holds_the_word_is_found_however_low_it_scores(pages):
    assert titles(ContentPage.objects.search("หนี้สิน")) == ["หนี้สิน", "เวทีหมู่บ้าน"]


def test_a_page_with_all_words_comes_before_those_with_some(tree):
    factories.page(tree["notes"], FieldNotePage, "หนึ่ง", summary="กองทุนหมู่บ้าน กองทุนหมู่บ้าน")
    factories.page(tree["notes"], FieldNotePage, "สอง", summary="สวัสดิการของกองทุนหมู่บ้าน")
    for number in range(6):
        factories.page(tree["notes"], FieldNotePage, f"อื่น {number}", summary=LONG[:300])
    assert titles(ContentPage.objects.search("สวัสดิการกองทุน"))[0] == "สอง"


def test_total_results_and_facets_agree(pages):
    results = ContentPage.objects.search("หนี้สิน")
    counts = ContentPage.objects.search("หนี้สิน").facet("content_type_id")
    faceted = ContentPage.objects.search("หนี้สิน").faceted({}, 0, 10)
    assert len(results) == results.count() == sum(counts.values()) == faceted.total == 2
    assert faceted.counts["type"] == {"note": 1, "lesson": 1} or faceted.counts["type"] == {
        "type:note": 1,
        "type:lesson": 1,
    }


def test_what_is_chosen_does_not_change_what_is_a_hit(pages):
    chosen = ContentPage.objects.search("หนี้สิน").faceted({"type": ["type:lesson"]}, 0, 10)
    assert titles(chosen.objects) == ["เวทีหมู่บ้าน"]
    assert chosen.total == 1
    assert sum(chosen.counts["type"].values()) == 2


def test_a_page_nobody_may_read_is_no_measure_for_others(tree, pages):
    def asked():
        found = ContentPage.objects.readable().search("หนี้สินครัวเรือนเกษตรกร")
        return titles(found), found.count()

    before = asked()
    secret = factories.page(
        tree["notes"], FieldNotePage, "หนี้สินครัวเรือนเกษตรกร", summary="หนี้สินครัวเรือนเกษตรกร " * 9
    )
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert before[1] > 0
    assert set(asked()[0]) == set(before[0])


def test_leaving_a_word_out_leaves_only_what_holds_it(pages):
    without = ContentPage.objects.search(Not(PlainText("หนี้สิน")))
    assert titles(without) == ["ทรัพย์สินของวัด"]


def test_trees_hold_no_page_that_only_shares_letters(pages):
    either = Or([PlainText("หนี้สิน"), PlainText("กำแพงเมือง")])
    assert set(titles(ContentPage.objects.search(either))) == {"หนี้สิน", "เวทีหมู่บ้าน"}
    both = And([PlainText("หนี้สิน"), Not(PlainText("ดินฟ้าอากาศ"))])
    assert titles(ContentPage.objects.search(both)) == ["หนี้สิน"]


def test_a_whole_question_is_asked_with_its_rarest_parts(pages):
    question = "ทำไมคนในหมู่บ้านจึงคุยกันเรื่องหนี้สินมากกว่าเรื่องดินฟ้าอากาศและราคาข้าวในเวทีหมู่บ้านครั้งที่ผ่านมา"
    assert titles(ContentPage.objects.search(question))[0] == "เวทีหมู่บ้าน"


def test_indexing_keeps_what_a_page_can_be_narrowed_down_by(pages):
    assert "type:note" in PageFacets.objects.get(pk=pages[0].pk).values.split()


def test_own_order_has_the_same_hits(pages):
    ordered = ContentPage.objects.order_by("title").search("หนี้สิน", order_by_relevance=False)
    assert titles(ordered) == sorted(["หนี้สิน", "เวทีหมู่บ้าน"])
