import pytest

from kmportal.importing.classify import classify

from .documents import LESSON_TH, NOTE_TH, RESEARCH_EN_WRAPPED, RESEARCH_TH


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RESEARCH_TH, "research"),
        (RESEARCH_EN_WRAPPED, "research"),
        (NOTE_TH, "note"),
        (LESSON_TH, "lesson"),
    ],
    ids=["Thai abstract", "English abstract", "blog note", "lesson"],
)
def test_the_text_shows_what_it_is(text, kind):
    decision = classify(text)
    assert decision.kind == kind
    assert decision.reasons
    assert not decision.unsure


def test_a_note_that_mentions_an_abstract_is_still_a_note():
    assert classify("บทคัดย่อ\n\n" + NOTE_TH).kind == "note"


def test_a_text_that_shows_nothing_is_a_lesson_with_a_doubt():
    decision = classify("วันนี้ฝนตก\n")
    assert (decision.kind, len(decision.unsure)) == ("lesson", 1)


def test_an_abstract_without_objectives_is_doubted():
    decision = classify("บทคัดย่อ\n\nเล่าเรื่องน้ำ\n")
    assert (decision.kind, len(decision.unsure)) == ("research", 1)
