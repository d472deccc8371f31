"""A page is scored only if it holds a token that tells; which changes how soon hits come, not which."""

import pytest
from django.core.management import call_command

from kmportal.core.models import ContentPage
from lessons.models import LessonPage
from search.backends import elastic_results
from tests import factories

#: On every page, and on one.
COMMON, RARE = "ชุมชนเข้มแข็ง", "ปลากะพง"


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    for number in range(8):
        factories.page(tree["lessons"], LessonPage, f"{COMMON} ตอนที่ {number}")
    factories.page(tree["lessons"], LessonPage, f"เลี้ยง{RARE}ของ{COMMON}")
    backend = search_with(elasticsearch_url, FALLBACK=None)
    call_command("update_index", verbosity=0)
    return backend


@pytest.fixture
def large(monkeypatch):
    """Nine pages are many."""
    monkeypatch.setattr(elastic_results, "FEW_PAGES", 5)


@pytest.fixture
def asked(backend, monkeypatch):
    """The queries Elasticsearch was sent."""
    bodies = []
    search = type(backend.es).search
    monkeypatch.setattr(
        type(backend.es),
        "search",
        lambda self, **options: bodies.append(options) or search(self, **options),
    )
    return bodies


def hits(query):
    return {page.title for page in ContentPage.objects.search(query)[:20]}


def filters(body):
    near = body["query"]["bool"]["must"]["bool"]["should"][0]["function_score"]["query"]
    return near["bool"].get("filter", [])


@pytest.mark.parametrize("query", [COMMON, f"{RARE} {COMMON}", RARE, "ชุมชนเข้มแขง"])
def test_the_same_pages_are_hits(backend, monkeypatch, query):
    without = hits(query)
    monkeypatch.setattr(elastic_results, "FEW_PAGES", 1)
    assert hits(query) == without != set()


def test_what_is_on_every_page_is_passed_over_beside_a_rare_word(backend, large, asked):
    hits(f"{RARE} {COMMON}")
    (found,) = filters(asked[-1])
    clauses = found["bool"]["should"]
    terms = {term for clause in clauses for terms in clause["terms"].values() for term in terms}
    assert "กะพง" in terms or RARE in terms
    assert "ชุมชน" not in terms


def test_a_few_pages_are_all_scored(backend, asked):
    hits(f"{RARE} {COMMON}")
    assert filters(asked[-1]) == []
