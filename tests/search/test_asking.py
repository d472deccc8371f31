"""What an engine is asked for what a person types."""

import pytest
from modelsearch.query import PlainText

from lessons.models import FieldNotePage
from search.asking import AsTyped, Words, asked
from search.models import Synonym
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages():
    tree = factories.site_tree()
    factories.page(tree["notes"], FieldNotePage, "สมาชิกกองทุนสวัสดิการ ต.นาขา")


def ask(text):
    return asked(PlainText(text, operator="or"))


def found_by(text):
    """What else is looked for, as text."""
    return {"".join(other.words) for other in ask(text).synonyms}


def needed(text):
    return [{"".join(words.words) for words in group} for group in ask(text).needed]


def test_what_is_right_is_asked_as_it_is():
    query = ask("สมาชิกกองทุน")
    assert (query.text, query.tokens.words) == ("สมาชิกกองทุน", ["สมาชิก", "กองทุน"])
    assert query.typed_only == ([], [], [])


def test_an_error_is_mended_and_what_was_typed_still_counts():
    query = ask("สมาชีกกองทุน")
    assert (query.typed, query.text) == ("สมาชีกกองทุน", "สมาชิกกองทุน")
    assert query.tokens.words == ["สมาชิก", "กองทุน"]
    assert "ชี" in query.typed_only.words


def test_a_page_with_the_error_is_a_hit_too():
    assert needed("สมาชีกกองทุน") == [{"สมาชิก", "สมาชีก"}, {"กองทุน"}]


def test_a_keyboard_left_in_english_is_mended():
    assert ask("l,k=bd").text == "สมาชิก"


@pytest.mark.parametrize("query", [AsTyped("สมาชีก พอช."), PlainText("สมาชีก พอช.", operator="and")])
def test_as_typed_nothing_is_mended_or_widened(query):
    Synonym.objects.create(terms="พอช.\nCODI")
    assert (asked(query).text, asked(query).synonyms) == ("สมาชีก พอช.", ())


@pytest.mark.parametrize("text", ["พอช.", "พ.อ.ช.", "พอช", "codi", "CODI"])
def test_an_abbreviation_is_found_by_its_name(text):
    Synonym.objects.create(terms="พอช.\nสถาบันพัฒนาองค์กรชุมชน\nCODI")
    assert "สถาบันพัฒนาองค์กรชุมชน" in found_by(text)
    assert needed(text) == [{"พอช", "สถาบันพัฒนาองค์กรชุมชน", "codi"}]


def test_an_abbreviation_that_the_segmenter_breaks_is_asked_as_a_phrase():
    Synonym.objects.create(terms="พอช.\nCODI")
    query = ask("โครงการพอช.")
    assert query.tokens.words == ["โครงการ"]
    assert Words(("พอ", "ช"), ("พอ", "ช")) in query.synonyms


def test_single_letters_are_dropped_unless_there_is_nothing_else():
    assert ask("ต.นาขา").tokens.words == ["นา", "ขา"]
    assert ask("ต.").tokens.words == ["ต"]


def test_each_token_is_asked_once():
    query = ask("กองทุน กองทุน")
    assert (query.tokens.words, len(query.tokens.grams)) == (["กองทุน"], 3)


def test_function_words_are_not_needed_unless_there_is_nothing_else():
    assert needed("กองทุนคืออะไร") == [{"กองทุน"}]
    assert needed("คืออะไร") == [{"คือ"}, {"อะไร"}]


@pytest.mark.parametrize(
    ("typed", "other"), [("พ.ศ. ๒๕๕๐", "2007"), ("2007", "2550"), ("ปี2550", "2007")]
)
def test_a_year_is_found_in_the_other_era(typed, other):
    assert found_by(typed) == {other}
    assert {"2550", "2007"} in needed(typed)


def test_a_number_that_is_no_year_is_only_itself():
    assert found_by("กู้ได้ 5000 บาท") == set()


@pytest.mark.parametrize(
    ("typed", "other"), [("ต.นาขา", "ตำบลนาขา"), ("ตำบลนาขา", "ตนาขา"), ("อ. เมือง", "อำเภอเมือง")]
)
def test_a_place_is_found_with_its_level_written_in_full_or_short(typed, other):
    assert other in found_by(typed)


def test_the_level_of_a_place_is_not_needed():
    assert needed("ตำบลนาขา") == needed("ต.นาขา") == [{"นา"}, {"ขา"}]


def test_a_level_without_a_name_is_needed():
    assert needed("สวัสดิการ ตำบล") == [{"สวัสดิการ"}, {"ตำบล"}]


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "่" * 1_000, '"*()^', "😀", "ก" * 10_000])
def test_no_text_is_too_strange(text):
    Synonym.objects.create(terms="พอช.\nCODI")
    assert ask(text).typed == text
