"""What a reader may not see is absent from all that search shows, however it came to be hidden."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import transaction
from django.test import TestCase

from search.queries import Search
from search.similar import similar_to
from search.suggestions import suggest
from tests import factories
from tests.search import permissions
from tests.search.permissions import HIDDEN, NAMES, OPEN, WORD, counted, found, leaks, misspelt

pytestmark = pytest.mark.django_db

ADDRESSES = ("/th/search/", "/th/search/results.json", "/th/search/suggest/", "/en/search/")


@pytest.fixture(scope="module", params=["hidden-when-indexed", "hidden-later"])
def moment(request):
    return request.param


@pytest.fixture(scope="module")
def engine():
    """Makes an engine ready for what is in the database; the database's own needs nothing."""
    return lambda: None


@pytest.fixture(scope="module")
def saving(engine):
    """A block that is committed when it ends, and found at once."""

    @contextmanager
    def saving():
        with TestCase.captureOnCommitCallbacks(execute=True):
            yield
        engine()

    return saving


@pytest.fixture(scope="module")
def library(moment, module_db, saving):
    """Indexed while its pages are hidden, or indexed and asked while all were open."""
    with transaction.atomic():
        with saving():
            made = permissions.library()
            if moment == "hidden-when-indexed":
                made.hide()
        if moment == "hidden-later":
            cache.clear()  # new words are suggested a little late, see `vocabulary.FRESH`
            assert found(WORD) == set(NAMES)
            assert Search(misspelt("krabangtong")).correction.text == "krabangtong"
            assert suggest("krabang")
            with saving():
                made.hide()
        yield made
        transaction.set_rollback(True)


def corrected(text, user=None):
    correction = Search(text, user=user).correction
    return correction.text if correction else ""


def suggested(text, user=None):
    """Titles of suggested pages."""
    groups = [group for group in suggest(text, user) if group.key in ("pages", "centers")]
    return {"".join(piece for piece, _typed in s.pieces) for g in groups for s in g.suggestions}


def test_results_and_total_are_of_open_pages(library):
    for user in (None, AnonymousUser()):
        assert found(WORD, user) == set(OPEN)


def test_words_of_hidden_pages_find_nothing(library):
    assert leaks(lambda name: Search(name).total) == {}
    assert leaks(lambda name: Search(f'"{name}"').total) == {}
    assert leaks(lambda name: Search(f"-{name}").total != Search("-กขคง").total) == {}


def test_words_of_open_pages_find_them(library):
    assert {name: found(name) for name in OPEN} == {name: {name} for name in OPEN}


@pytest.mark.parametrize("text", [WORD, ""])
def test_counts_are_of_open_pages(library, text):
    """Without words the original of a hidden translation counts as well, which has no tags."""
    search = Search(text, {"type": ["note"]})
    assert counted(search, "theme") == {"theme-0": 1, "theme-1": 1}
    assert counted(search, "place") == {"20": 1, "21": 1}
    years = counted(search, "year")
    assert {year: n for year, n in years.items() if year < "2020"} == {"2001": 1, "2002": 1}


def test_narrowing_down_to_what_only_hidden_pages_have_leaves_nothing(library):
    for text in (WORD, ""):
        for number, way in enumerate(HIDDEN.values(), len(OPEN)):
            assert (way, found(text, theme=[f"theme-{number}"])) == (way, set())


def test_suggestions_are_of_open_pages(library):
    assert leaks(lambda name: suggested(name[:6]) or suggested(f"{WORD} {name[:6]}")) == {}
    assert suggested(WORD) == {f"{WORD} {name}" for name in OPEN}


def test_words_of_hidden_pages_are_no_corrections(library):
    assert leaks(lambda name: corrected(misspelt(name))) == {}
    assert {corrected(misspelt(name)) for name in OPEN} == set(OPEN)


def test_a_member_is_shown_no_corrections_from_hidden_pages_either(library):
    member = factories.person("malee")
    assert leaks(lambda name: corrected(misspelt(name), member)) == {}


def test_hidden_pages_are_not_like_any(library):
    first, other = (library.pages[name] for name in OPEN)
    text = " ".join([WORD, "ทอเสื่อ", *NAMES])
    for source in (first, text):
        titles = [page.title for page in similar_to(source, 40)]
        assert leaks(lambda name, titles=titles: any(name in title for title in titles)) == {}
        assert other.title in titles


def test_nothing_that_is_served_says_a_word_of_them(client, library):
    asked = [WORD, *(misspelt(name) for name in NAMES), *(name[:5] for name in NAMES)]
    for address in ADDRESSES:
        said = "".join(client.get(address, {"q": text}).content.decode() for text in asked)
        assert leaks(lambda name, said=said: name in said.replace(misspelt(name), "")) == {}
        assert "marigoldina" in said.replace(misspelt("marigoldina"), "")


def test_a_theme_and_a_place_count_the_pages_their_reader_may_see(library):
    for number, way in enumerate(HIDDEN.values(), len(OPEN)):
        for text in (f"เรื่องที่ {number}", f"เมืองที่ {number}"):
            assert [(way, card.count) for card in Search(text).best if card.count] == []
    assert [card.count for card in Search("เรื่องที่ 0").best] == [1]


def test_pages_for_members_are_found_by_members(library):
    for_members = {
        name
        for name, way in HIDDEN.items()
        if way
        in {
            "login",
            "restricted above",
            "moved below a private page",
            "moved with its section",
            "translation of an open page",
        }
    }
    member = factories.person("malee")
    assert found(WORD, member) == set(OPEN) | for_members
    assert suggested("wasana", member) == {f"{WORD} wasanadeedo"}
    assert "theme-3" in counted(Search(WORD, user=member), "theme")


def test_pages_for_a_group_are_found_by_its_people(library):
    member = factories.person("somchai")
    assert "chompunuch" not in found(WORD, member)
    member.groups.add(library.group)
    assert found("chompunuch", member) == {"chompunuch"}
    assert suggested("chompu", member) == {f"{WORD} chompunuch"}


def test_who_may_see_a_page_may_see_what_is_like_it(library):
    member = factories.person("malee")
    titles = [page.title for page in similar_to(library.pages["marigoldina"], 40, member)]
    assert f"{WORD} wasanadeedo" in titles


# The last, since not every engine forgets with the database what a test has changed.
def test_what_is_opened_again_is_found_again(library, saving):
    with saving():
        library.show()
    cache.clear()  # a new word may be suggested a minute late
    open_again = {name for name, way in NAMES.items() if way != "deleted"}
    assert found(WORD) == open_again
    assert {name for name in NAMES if corrected(misspelt(name)) == name} == open_again
    assert {name for name in NAMES if suggested(name[:6])} == open_again
