"""A villager types a word wrong, without spaces; what was meant is found out."""

import json
import time
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from hypothesis import given, strategies

from search.spelling import Vocabulary, VocabularyCache, correct, terms
from search.thai import normalise

PAGES = {
    "องค์กร": 60,
    "การเงิน": 40,
    "สมาชิก": 55,
    "สวัสดิการ": 30,
    "วิสาหกิจ": 12,
    "ชุมชน": 90,
    "ออมทรัพย์": 25,
    "เครือข่าย": 33,
    "เศรษฐกิจฐานราก": 8,
    "ป่า": 20,
    "กองทุน": 41,
    "นาโปแก": 1,
    "organic": 4,
    "codi": 22,
    "2560": 9,
}


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(PAGES.items())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("องคืกร", "องค์กร"),
        ("สมาชีก", "สมาชิก"),
        ("องคืกรการเงิน", "องค์กรการเงิน"),
        ("สวัสดิกาน", "สวัสดิการ"),
        ("วิสหกิจชุมชน", "วิสาหกิจชุมชน"),
        ("เครือค่าย", "เครือข่าย"),
        ("ออทมรัพย์", "ออมทรัพย์"),
        ("กอทุนชุมชน", "กองทุนชุมชน"),
        ("ชุมชนน", "ชุมชน"),
        ("เศรฐกิจฐานลาก", "เศรษฐกิจฐานราก"),
        ("oragnic", "organic"),
    ],
)
def test_a_misspelt_word_is_mended(vocabulary, typed, meant):
    assert correct(typed, vocabulary).text == meant


@given(
    strategies.lists(strategies.sampled_from(sorted(PAGES)), min_size=1, max_size=4),
    strategies.data(),
)
def test_looking_for_errors_only_where_it_pays_mends_the_same(vocabulary, words, data):
    text = list("".join(words))
    for _slip in range(data.draw(strategies.integers(0, 3))):
        place = data.draw(strategies.integers(0, len(text) - 1))
        text[place] = data.draw(strategies.sampled_from(["", "ี", "น", "ก", text[place] * 2]))
        text = list("".join(text)) or ["ก"]
    typed = "".join(text)
    paid = correct(typed, vocabulary)
    with patch.object(vocabulary, "least_misspelt", float("-inf")):
        assert correct(typed, vocabulary) == paid


def test_two_words_of_one_query_are_mended(vocabulary):
    assert correct("สมาชีกองคืกร", vocabulary).text == "สมาชิกองค์กร"


def test_what_was_changed_is_told(vocabulary):
    correction = correct("องคืกรการเงิน", vocabulary)

    assert correction.changed == [("องคืกร", "องค์กร")]
    assert correction.original == "องคืกรการเงิน"
    assert correction


def test_spaces_signs_and_capitals_stay_as_typed(vocabulary):
    assert correct("สมาชีก  (CODI), ๒๕๖๐", vocabulary).text == "สมาชิก  (CODI), ๒๕๖๐"


@pytest.mark.parametrize(
    "typed",
    [
        "องค์กรการเงินชุมชน",
        "นาโปแก",  # a name on a single page
        "สมาคม",  # a dictionary word no page holds
        "ป่า",
        "ปา",  # too short to guess at
        "2561",
        "OTOP",
        "แกงฮังเล",
        "",
        "   ",
    ],
)
def test_what_is_right_or_unknown_is_left_alone(vocabulary, typed):
    correction = correct(typed, vocabulary)

    assert correction.text == typed
    assert not correction


def test_the_word_on_more_pages_is_preferred():
    vocabulary = Vocabulary([("สมาชิก", 50), ("สมาธิก", 1)], dictionary=())

    assert correct("สมาฃิก", vocabulary).text == "สมาชิก"


def test_a_word_that_is_on_no_page_is_never_suggested():
    vocabulary = Vocabulary([("ชุมชน", 5), ("องค์กร", 0)])

    assert correct("องคืกร", vocabulary).text == "องคืกร"


def test_a_query_typed_on_the_other_keyboard_layout_is_understood(vocabulary):
    assert correct("l,k=bd v'8Ndi=6,=o", vocabulary).text == "สมาชิก องค์กรชุมชน"
    assert correct("แนกร", vocabulary).text == "codi"


def test_english_is_not_taken_for_thai_on_the_wrong_layout(vocabulary):
    for text in ("covid", "http://example.org/a", "SWOT", "e-mail@x.th"):
        assert correct(text, vocabulary).text == text


def test_only_the_commonest_words_are_kept_of_too_many():
    words = [("ชุมชน", 9), ("องค์กร", 8), ("สมาชิก", 1)]

    assert set(filter(Vocabulary(words, largest=2).__contains__, dict(words))) == {
        "ชุมชน",
        "องค์กร",
    }


def test_a_name_that_the_segmenter_breaks_is_a_term_as_a_whole():
    assert {"แพน", "เธอร์ส", "แพนเธอร์ส"} <= terms("ทีมแพนเธอร์ส ชนะ")


def test_words_with_a_space_between_are_not_joined():
    assert "เธอร์สชนะ" not in terms("แพนเธอร์ส ชนะ")


def test_the_vocabulary_is_built_again_only_for_another_version():
    builds = count()
    cache = VocabularyCache(lambda: [(f"ชุมชน{next(builds)}", 1)])

    first = cache.get(version=1)
    assert cache.get(version=1) is first
    assert "ชุมชน0" in first
    assert "ชุมชน1" in cache.get(version=2)


def test_a_vocabulary_that_cannot_be_loaded_can_be_asked_for_again():
    answers = iter([OSError("database is away"), [("ชุมชน", 1)]])

    def load():
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    cache = VocabularyCache(load)
    with pytest.raises(OSError, match="away"):
        cache.get(version=1)
    assert "ชุมชน" in cache.get(version=1)


@given(strategies.text(alphabet=strategies.characters(), max_size=80))
def test_any_text_is_answered(text):
    assert correct(text, ANY).original == text


ANY = Vocabulary(PAGES.items())


@pytest.mark.parametrize(
    "hostile",
    ["ก" * 10_000, "นา" * 5_000, "ก" + "้" * 100_000, "ชุมชม " * 2_000, "\ud800" * 500, "a'\"" * 900],
)
def test_hostile_input_is_answered_quickly_and_nothing_is_lost(vocabulary, hostile):
    begin = time.process_time()
    correction = correct(hostile, vocabulary)

    assert time.process_time() - begin < 0.2
    assert len(correction.text) == len(hostile)


@pytest.fixture(scope="module")
def measured():
    folder = Path(settings.BASE_DIR).parent / "shared" / "eval" / "xquad-th"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")

    def texts(name):
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return {entry["id"]: normalise(entry["text"]) for entry in map(json.loads, lines)}

    pages = {}
    for text in texts("docs").values():
        for term in terms(text):
            pages[term] = pages.get(term, 0) + 1
    return Vocabulary(pages.items()), texts("queries.kw"), texts("queries.typo")


@pytest.mark.shared
def test_most_single_errors_are_restored(measured):
    vocabulary, right, wrong = measured
    restored = sum(correct(text, vocabulary).text == right[key] for key, text in wrong.items())

    assert restored / len(wrong) > 0.9


@pytest.mark.shared
def test_hardly_any_clean_query_is_changed(measured):
    vocabulary, right, _ = measured

    changed = sum(bool(correct(text, vocabulary)) for text in right.values())
    assert changed / len(right) < 0.02


def test_an_error_in_the_marks_that_some_page_has_is_mended_all_the_same():
    vocabulary = Vocabulary([("องค์กร", 10), ("องคืกร", 2)])
    assert correct("องคืกร", vocabulary).text == "องค์กร"


def test_a_word_that_is_not_much_rarer_than_the_one_it_is_like_stays():
    vocabulary = Vocabulary([("องค์กร", 9), ("องคืกร", 2)])
    assert correct("องคืกร", vocabulary).text == "องคืกร"


def test_a_rare_word_of_the_dictionary_is_no_error():
    vocabulary = Vocabulary([("ข้าวสาร", 100), ("ข่าวสาร", 1)])
    assert correct("ข่าวสาร", vocabulary).text == "ข่าวสาร"
