"""Every page that holds a word of the field is found by it."""

import pytest
from django.test import TestCase

from tests.search import domain_words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def engine():
    """Makes an engine ready for what is in the database; the database's own needs nothing."""
    return lambda: None


@pytest.fixture(scope="module")
def library(module_db, engine):
    with TestCase.captureOnCommitCallbacks(execute=True):
        domain_words.fill()
    engine()
    return domain_words.Library()


@pytest.mark.parametrize(("typed", "meant"), domain_words.WORDS.items())
def test_every_page_holding_a_word_is_found(library, typed, meant):
    holding = library.holding(meant)
    found = domain_words.found(typed)
    assert holding
    assert [title for key, title in holding.items() if key not in found] == []
