"""Which page type a text is, from what it says of itself, with the reasons and the doubts."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .note_footer import cues_in
from .purposes import has_purposes
from .research import ABSTRACT

#: A blog's footer shows several of its signs; one alone may be chance.
FEWEST_NOTE_SIGNS = 2


@dataclass
class Decision:
    kind: str
    reasons: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def classify(text: str) -> Decision:
    note_signs = cues_in(text)
    abstract = ABSTRACT.search(text) is not None
    if len(note_signs) >= FEWEST_NOTE_SIGNS:
        return Decision("note", [_("It ends with what a blog prints below a note.")])
    if abstract:
        decision = Decision("research", [_("It has the heading of an abstract.")])
        if has_purposes(text):
            decision.reasons.append(_("It states objectives."))
        else:
            decision.unsure.append(_("It is headed as an abstract but states no objectives."))
        return decision
    decision = Decision("lesson")
    if not _looks_like_lesson(text):
        decision.unsure.append(
            _("Nothing in the text says what kind it is; it was taken for a lesson.")
        )
    else:
        decision.reasons.append(_("It tells steps or results of a community's work."))
    return decision


def _looks_like_lesson(text: str) -> bool:
    words = ("ขั้นตอน", "บทเรียน", "ผลลัพธ์", "ผลการดำเนินงาน", "lesson", "outcome", "what worked")
    return any(word in text.lower() for word in words)
