"""The texts of the demo themselves: the words people search for, and nobody else's sentences."""

import re

import pytest

from kmportal.demo import prose
from kmportal.demo.sources import CONTENT
from tests import tiers

TEXTS = {path: path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.toml")}
TEXT = "\n".join(TEXTS.values())
#: So many letters in a row that two people do not write them by chance.
COPIED = 60


@pytest.mark.parametrize(
    "word",
    [
        "องค์กรการเงิน",
        "สวัสดิการชุมชน",
        "เครือข่าย",
        "หนี้สิน",
        "บทเรียน",
        "เศรษฐกิจฐานราก",
        "วิสาหกิจชุมชน",
        "ออมทรัพย์",
        "สมาชิก",
        "กองทุน",
        "ทุนชุมชน",
        "สถาบันพัฒนาองค์กรชุมชน",
        "ถอดบทเรียน",
        "ป่า",
    ],
)
def test_words_people_search_for_occur(word):
    assert word in TEXT


@pytest.mark.shared
def test_no_sentence_is_copied_from_the_source_documents():
    # The centres are left out: what they share with the source is their names and addresses.
    texts = (text for path, text in TEXTS.items() if path.parent.name != "centers")
    ours = re.sub(r"\s+", "", "\n".join(texts))
    for seed in tiers.seeds().glob("*.txt"):
        theirs = re.sub(r"\s+", "", seed.read_text(encoding="utf-8"))
        copied = [
            theirs[start : start + COPIED]
            for start in range(0, len(theirs) - COPIED, 10)
            if theirs[start : start + COPIED] in ours
        ]
        assert copied == [], seed.name


def test_a_repeated_word_mark_stands_between_spaces():
    assert re.findall(r"[^ ]ๆ|ๆ[ก-ฮ]", TEXT) == []


def test_numbers_are_arabic():
    assert re.findall(r"[๐-๙]+", TEXT) == []


def test_paragraphs_and_lists_that_follow_one_another_stay_in_one_block():
    made = prose.blocks("## หัวข้อ\n\nย่อหน้า\n\n- หนึ่ง\n  - ย่อย\n- สอง", {})
    assert [name for name, _value in made] == ["heading", "paragraph"]
    assert made[1][1].source == "<p>ย่อหน้า</p><ul><li>หนึ่ง<ul><li>ย่อย</li></ul></li><li>สอง</li></ul>"


def test_a_quotation_knows_who_spoke():
    [(name, value)] = prose.blocks("> นั่งอยู่ก็พอ\n> — ยายบัวลี", {})
    assert (name, value) == ("quote", {"text": "นั่งอยู่ก็พอ", "speaker": "ยายบัวลี"})


def test_markup_in_a_text_is_shown_not_run():
    assert prose.html("<script>a & b</script>") == "<p>&lt;script&gt;a &amp; b&lt;/script&gt;</p>"
