"""Only words that anyone may read on some page now are counted, and thus ever suggested."""

import datetime

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from lessons.models import FieldNotePage
from search import mending, vocabulary
from search.asking import correction
from search.models import PageTerms, Term
from tests import factories

pytestmark = pytest.mark.django_db

#: A name no dictionary has, and the same with an error.
NAME, TYPED = "แพนเธอร์ส", "แพนเธอร์ษ"


@pytest.fixture
def tree():
    return factories.site_tree()


def note(tree, title=f"ทีม {NAME} มาเยี่ยม", **fields):
    return factories.page(tree["notes"], FieldNotePage, title, **fields)


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def counts():
    return dict(Term.objects.values_list("term", "pages"))


def pages_with(term):
    return counts().get(term, 0)


def test_a_published_page_is_counted(tree):
    note(tree, "สมาชิกกองทุน")
    note(tree, "กองทุนกองทุน")
    assert (pages_with("กองทุน"), pages_with("สมาชิก")) == (2, 1)


def test_its_name_mends_what_is_typed(tree):
    note(tree)
    assert correction(TYPED).text == NAME


def test_an_edited_page_changes_only_what_changed(tree):
    page = note(tree, "สมาชิกกองทุน")
    page.title = "สมาชิกสหกรณ์"
    page.save_revision().publish()
    assert {"สมาชิก": 1, "สหกรณ์": 1}.items() <= counts().items()
    assert pages_with("กองทุน") == 0


def test_a_draft_beside_a_published_page_is_not_counted(tree):
    page = note(tree, "สมาชิกกองทุน")
    page.title = f"สมาชิก {NAME}"
    page.save_revision()
    assert (pages_with("กองทุน"), pages_with(NAME)) == (1, 0)


def test_a_page_never_published_is_not_counted(tree):
    note(tree, live=False)
    assert (counts(), correction(TYPED).text) == ({}, TYPED)


def test_unpublishing_takes_its_words_away_at_once(tree):
    page = note(tree)
    assert correction(TYPED).text == NAME
    page.unpublish()
    assert (pages_with(NAME), correction(TYPED).text) == (0, TYPED)


def test_deleting_takes_its_words_away_at_once(tree):
    page = note(tree)
    assert correction(TYPED).text == NAME
    page.delete()
    assert (counts(), correction(TYPED).text) == ({}, TYPED)


def test_a_page_past_its_date_suggests_nothing_though_nobody_unpublished_it(tree):
    page = note(tree)
    assert correction(TYPED).text == NAME
    past = timezone.now() - datetime.timedelta(minutes=1)
    FieldNotePage.objects.filter(pk=page.pk).update(expire_at=past)
    PageTerms.objects.update(expires_at=past)
    assert correction(TYPED).text == TYPED


def test_a_page_saved_past_its_date_is_not_counted(tree):
    note(tree, expire_at=timezone.now() - datetime.timedelta(minutes=1))
    assert pages_with(NAME) == 0


def test_closing_a_section_takes_the_words_below_it_away_and_opening_it_brings_them_back(tree):
    note(tree)
    assert correction(TYPED).text == NAME
    restriction = restrict(tree["notes"])
    assert (pages_with(NAME), correction(TYPED).text) == (0, TYPED)
    restriction.delete()
    assert pages_with(NAME) == 1


def test_a_page_written_below_a_closed_page_is_not_counted(tree):
    restrict(tree["notes"])
    note(tree)
    assert (pages_with(NAME), correction(TYPED).text) == (0, TYPED)


def test_moving_a_page_below_a_closed_page_takes_its_words_away(tree):
    restrict(tree["research"])
    page = note(tree)
    assert correction(TYPED).text == NAME
    page.move(tree["research"], pos="last-child")
    assert (pages_with(NAME), correction(TYPED).text) == (0, TYPED)


def test_a_word_on_a_public_page_too_stays_when_a_page_is_closed(tree):
    note(tree)
    restrict(note(tree, f"ประชุม {NAME}"))
    assert (pages_with(NAME), correction(TYPED).text) == (1, NAME)


def test_a_word_that_another_process_took_away_is_not_shown(tree):
    note(tree)
    assert correction(TYPED).text == NAME
    version = cache.get(vocabulary.VERSION_KEY)
    restrict(tree["notes"])
    cache.set(vocabulary.VERSION_KEY, version)  # as if this process had not heard of it
    assert correction(TYPED).text == TYPED


def test_a_translation_that_is_closed_leaves_no_word_on_its_open_original(tree):
    page = note(tree, "สมาชิกกองทุน")
    page.in_other_languages = [NAME]
    vocabulary.count_pages([page])
    assert pages_with(NAME) == 0


def test_names_of_places_and_themes_are_mended_to_though_no_page_has_them(tree):
    factories.place("86", "ชุมพร", "Chumphon")
    factories.theme("savings", "ออมทรัพย์ชุมชน", "Savings")
    assert correction("Chumpon").text == "chumphon"
    assert correction("ออมทรัพย์ชุมชล").text == "ออมทรัพย์ชุมชน"


def test_counting_anew_gives_the_same(tree):
    note(tree, "สมาชิกกองทุน")
    restrict(note(tree))
    before = counts()
    Term.objects.all().update(pages=7)
    PageTerms.objects.all().delete()
    call_command("count_words")
    assert counts() == before


def test_counting_a_page_costs_as_much_with_many_words_as_with_few(
    tree, django_assert_max_num_queries
):
    few, many = note(tree, "สมาชิก"), note(tree, "สมาชิก")
    many.title = "กองทุนสวัสดิการชุมชนเพื่อคนทั้งตำบลหนองโสน" * 5
    with django_assert_max_num_queries(20) as for_few:
        vocabulary.count_pages([few])
    with django_assert_max_num_queries(len(for_few.captured_queries) + 2):
        vocabulary.count_pages([many])


def test_a_search_with_nothing_to_mend_asks_the_database_for_synonyms_only(
    tree, django_assert_num_queries
):
    note(tree, "สมาชิกกองทุน")
    mending.correction("สมาชิก")
    with django_assert_num_queries(1):
        mending.correction("กองทุน")
