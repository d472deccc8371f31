"""Hostile input never gives an error or hangs, wherever it is typed."""

import pytest
from hypothesis import HealthCheck, given, settings

from lessons.models import FieldNotePage, LessonPage
from tests import factories
from tests.search import hostile

pytestmark = pytest.mark.django_db

#: Random questions of the search itself, and a share of them through all that stands around it.
often, now_and_then = (
    settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    for examples in (500, 60)
)


@pytest.fixture(scope="module")
def engine():
    """Makes an engine ready for what is in the database; the database's own needs nothing."""
    return lambda: None


@pytest.fixture(scope="module")
def library(module_db, engine):
    """Few pages, for all tests: none of them writes."""
    tree = factories.site_tree()
    factories.place("86", "ชุมพร")
    factories.theme("savings", "กลุ่มออมทรัพย์")
    factories.page(tree["notes"], FieldNotePage, "หนี้สินของบ้านนาขา", summary="1,799 ตำบล")
    factories.page(tree["lessons"], LessonPage, "องค์กรการเงินและสมาชิก ปี ๒๕๖๐")
    engine()


@pytest.mark.parametrize("path", hostile.ADDRESSES)
def test_hostile_questions_are_answered(client, library, path):
    for name, text in hostile.CASES.items():
        with hostile.named(name):
            hostile.answers(client, path, q=text)


@pytest.mark.parametrize("path", [hostile.PAGE, hostile.JSON])
def test_hostile_facets_and_page_numbers_are_taken_as_absent(client, library, path):
    for name, text in hostile.CASES.items():
        with hostile.named(name):
            values = dict.fromkeys(hostile.FACETS, text[:10_000])  # decoding megabytes is not ours
            hostile.answers(client, path, q="หนี้สิน", **values)
            hostile.answers(client, path, **values)


def test_programs_may_ask_hostile_questions(library):
    for name, text in hostile.CASES.items():
        with hostile.named(name):
            hostile.quickly(lambda text=text: hostile.ask_readers(text))


def test_editors_may_ask_hostile_questions(library):
    for name, text in hostile.CASES.items():
        with hostile.named(name):
            hostile.ask_editors(text)


@often
@given(text=hostile.TEXTS)
def test_random_questions_are_answered(library, text):
    hostile.quickly(lambda: hostile.ask_readers(text))


@now_and_then
@given(text=hostile.TEXTS)
def test_random_questions_of_editors_are_answered(library, text):
    hostile.ask_editors(text)


@now_and_then
@given(text=hostile.TEXTS)
def test_random_addresses_are_answered(client, library, text):
    hostile.answers(client, hostile.JSON, q=text, **dict.fromkeys(("type", "year", "place"), text))
    hostile.answers(client, hostile.SUGGESTIONS, q=text)


@pytest.mark.parametrize(
    "page", ["0", "-1", "1.5", "٣", "๒", "1e9", "99999999999999999999", "last", "", "NaN", "0x1"]
)
def test_any_page_number_shows_some_page(client, library, page):
    hostile.answers(client, hostile.PAGE, q="หนี้สิน", page=page)


def test_a_thousand_values_of_each_facet_are_answered(client, library):
    pairs = "&".join(f"{group}={n}" for group in hostile.FACETS for n in range(1_000))
    assert client.get(f"{hostile.PAGE}?q=หนี้สิน&{pairs}").status_code == 200
