"""What the results page shows around the results, and to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.utils import timezone

from lessons.models import FieldNotePage, LessonPage
from search.backends.elastic_breaker import AWAY_KEY, Away
from search.queries import Search
from search.templatetags.search_results import FEWEST_FOLDED, SHOWN, folded, shown
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db
AWAY = "Elasticsearch"


@pytest.fixture
def tree():
    tree = factories.site_tree()
    factories.page(tree["lessons"], LessonPage, "บทเรียนหนี้สินของบ้านเรา")
    for number in range(12):
        factories.page(tree["notes"], FieldNotePage, f"หนี้สินบ้านที่ {number}")
    return tree


def page_of(client, **parameters):
    return text_of(client.get("/th/search/", parameters))


def test_the_total_is_announced_and_the_box_keeps_the_words(client, tree):
    html = page_of(client, q="หนี้สิน")
    assert '<p role="status">พบ 13 รายการ' in html
    assert 'value="หนี้สิน"' in html


def test_pages_of_results_are_linked_and_named(client, tree):
    html = page_of(client, q="หนี้สิน", page="2")
    assert "(หน้า 2)" in html.partition("</title>")[0]
    assert '<link rel="prev"' in html
    assert '<link rel="next"' not in html
    assert '<ol class="results" start="11">' in html


def test_what_is_chosen_can_be_taken_away_and_stays_for_new_words(client, tree):
    html = page_of(client, q="หนี้สิน", type="lesson")
    chips = html.partition('<ul class="tags chips"')[2].partition("</ul>")[0]
    assert "บทเรียน" in chips
    assert "type=lesson" not in chips
    assert '<input type="hidden" name="type" value="lesson">' in html


def test_a_chosen_facet_says_so_without_its_colour(client, tree):
    html = page_of(client, q="หนี้สิน", type="lesson")
    facets = html.partition('<details class="facets">')[2]
    option = facets.partition('aria-current="true"')[2].partition("</a>")[0]
    assert "เลือกไว้" in option


def test_nothing_found_says_whom_to_ask_and_where_to_look(client, tree):
    html = page_of(client, q="xylophone")
    assert "ไม่พบ" in html
    assert "ถามคนในเครือข่าย" in html
    assert 'href="/th/places/"' in html


def test_long_groups_are_folded_but_never_for_one_or_two_more():
    choices = list(range(SHOWN + FEWEST_FOLDED - 1))
    assert (shown(choices), folded(choices)) == (choices, [])
    choices.append(99)
    assert len(shown(choices)) == SHOWN
    assert folded(choices) == choices[SHOWN:]


def away():
    cache.set(AWAY_KEY, Away(timezone.now(), "connection refused"))


def test_who_takes_care_of_the_search_is_told_that_elasticsearch_is_away(client, tree):
    steward = factories.person("steward")
    steward.user_permissions.add(Permission.objects.get(codename="change_synonym"))
    client.force_login(steward)
    assert AWAY not in page_of(client, q="หนี้สิน")
    away()
    assert "connection refused" in page_of(client, q="หนี้สิน")


def test_nobody_else_is_troubled_with_it(client, tree):
    away()
    assert AWAY not in page_of(client, q="หนี้สิน")
    client.force_login(factories.person("member"))
    html = page_of(client, q="หนี้สิน")
    assert AWAY not in html
    assert "connection refused" not in html


def test_the_synonyms_are_looked_at_once(client, tree, django_assert_max_num_queries):
    page_of(client, q="หนี้สีน")  # reads what stays in memory
    with django_assert_max_num_queries(45) as asked:
        page_of(client, q="หนี้สีน")
    looks = [query for query in asked.captured_queries if "search_synonym" in query["sql"]]
    assert len(looks) == 1


def test_words_are_mended_once(client, tree, django_assert_max_num_queries):
    page_of(client, q="หนี้สีน")
    with django_assert_max_num_queries(45) as asked:
        assert "หนี้สิน" in page_of(client, q="หนี้สีน")
    looks = [query for query in asked.captured_queries if 'FROM "search_term"' in query["sql"]]
    assert len(looks) == 1


def test_programs_look_at_the_synonyms_once_for_each_answer(tree, django_assert_max_num_queries):
    with django_assert_max_num_queries(45) as asked:
        assert Search("หนี้สีน กองทุน").total
    looks = [
        query
        for query in asked.captured_queries
        if "COUNT" in query["sql"] and "search_synonym" in query["sql"]
    ]
    assert len(looks) == 1
