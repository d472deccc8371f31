"""Narrowing down on Elasticsearch: the same pages and counts as SQLite gives, in one request."""

import datetime

import pytest
from django.core.management import call_command
from django.http import QueryDict
from modelsearch.backends import get_search_backend
from wagtail.models import PageViewRestriction

from kmportal.discussion.models import Comment
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import FieldNotePage, LessonPage
from search.backends.elastic_breaker import away
from search.queries import Search
from tests import factories

WORD = "กระจูด"
ADDRESSES = [
    f"q={WORD}",
    f"q={WORD}&type=note",
    f"q={WORD}&type=note&type=lesson&year=2007-2008",
    f"q={WORD}&place=31",
    f"q={WORD}&place=3104&theme=money&type=note",
    f"q={WORD}&theme=savings&place=63",
    f"q={WORD}&has=comments",
    f"q={WORD} -เก่า",
    f'q="{WORD} ใหม่"',
    f"q={WORD} OR ไผ่&year=2008",
    "type=note",
    "place=r2&year=2007",
    f"q=-{WORD}&lang=th",
    "q=นางรอง",
    "q=Northeast",
]


@pytest.fixture
def tree(tree):
    """Notes and lessons about sedge, here and there, of several years, one of them private."""
    region = factories.place("r2", "อีสาน", "Northeast")
    factories.place("31", "บุรีรัมย์", "Buri Ram", region=region, parent=region)
    amphoe = factories.place("3104", "นางรอง", "Nang Rong")
    tak = factories.place("63", "ตาก", "Tak")
    money = factories.theme("money", "การเงิน")
    savings = factories.theme("savings", "ออมทรัพย์", parent=money)
    for number in range(14):
        factories.page(
            tree["notes"],
            FieldNotePage,
            f"{WORD} {'ใหม่' if number % 2 else 'เก่า'} เล่ม {number}",
            written_at=datetime.datetime(2005 + number % 5, 5, 1, tzinfo=datetime.UTC),
            place_tags=[PagePlace(place=[amphoe, tak][number % 2])],
            theme_tags=[PageTheme(theme=[money, savings][number % 3 == 0])],
        )
    lesson = factories.page(
        tree["lessons"], LessonPage, f"{WORD} กับไผ่", period_end=datetime.date(2008, 1, 1)
    )
    factories.page(tree["lessons"], LessonPage, "ไผ่", period_end=datetime.date(2008, 2, 1))
    Comment.objects.create(page=lesson, text="จริง", state=Comment.State.PUBLISHED)
    private = factories.page(
        tree["notes"], FieldNotePage, f"{WORD} ลับ", place_tags=[PagePlace(place=tak)]
    )
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    return tree


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    backend = search_with(elasticsearch_url, FALLBACK=None)
    call_command("update_index", verbosity=0)
    backend.refresh_indexes()
    return backend


def answer(address, user=None):
    search = Search.of(QueryDict(address), user)
    counts = {group: dict(counter) for group, counter in search._answer.counts.items() if counter}
    return search.total, counts, {result.page.title for result in search.results}


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_and_counts_are_those_of_sqlite(address, backend, settings):
    found = answer(address)
    settings.WAGTAILSEARCH_BACKENDS = {"default": settings.WAGTAILSEARCH_BACKENDS["database"]}
    expected = answer(address)
    assert found[:2] == expected[:2]
    assert found[0] > 0
    if found[0] <= 10:
        assert found[2] == expected[2]


def test_elasticsearch_itself_answered(backend):
    assert answer("type=note")[0] == 14
    assert away() is None


def test_one_person_more_sees_one_page_more(backend):
    assert answer(f"q={WORD}&place=63")[0] == 7
    malee = factories.person("malee")
    total, counts, _titles = answer(f"q={WORD}&place=63", malee)
    assert (total, counts["place"]["place:63"]) == (8, 8)


def test_the_last_page_has_the_rest(backend):
    results = Search("", {"type": ["note"]}, page=99).results
    assert (results.number, len(results.object_list)) == (2, 4)


def test_counting_costs_one_request_beside_the_probe(backend, monkeypatch):
    asked = []
    client = get_search_backend("default").es
    original = type(client).search

    def counting(self, **options):
        asked.append(options)
        return original(self, **options)

    monkeypatch.setattr(type(client), "search", counting)
    assert Search("", {"type": ["note"], "place": ["31"]}).facets
    assert len(asked) == 1
    asked.clear()
    assert Search(WORD, {"type": ["note"]}).facets
    assert len(asked) <= 2


def test_the_database_counts_while_elasticsearch_is_away(search_with, tree):
    call_command("update_index", backend_name="default", verbosity=0)
    search_with("http://127.0.0.1:9", FALLBACK="database")
    total, counts, _titles = answer(f"q={WORD}&type=note")
    assert (total, counts["type"]) == (14, {"type:note": 14, "type:lesson": 1})
