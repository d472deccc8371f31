"""What a reader is told when nothing was found: what was tried, what comes near, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from modelsearch.query import PlainText

from .asking import asked
from .language import written

if TYPE_CHECKING:
    from .cards import Card
    from .language import Question


@dataclass(frozen=True)
class Nothing:
    tried: list[str]
    without_filters_url: str = ""
    themes: list[Card] = field(default_factory=list)
    places: list[Card] = field(default_factory=list)
    email: str = ""
    home_url: str = "/"


def tried(question: Question, mended: str, narrowed_to: list[str], *, exact: bool) -> list[str]:
    """What the search did, in sentences; only what it really did."""
    sentences = []
    if question.plain:
        sentences.append(
            _("Every page was looked through for “%(words)s”, and for parts of these words.")
            % {"words": question.plain}
        )
    if any(term.quoted for term in question.wanted):
        sentences.append(_("What you put in quotation marks was looked for word for word."))
    if mended and not exact:
        sentences.append(_("We also tried “%(text)s”.") % {"text": mended})
    names = [] if exact else _other_names(question)
    if names:
        sentences.append(
            _("We also tried other names of the same: %(names)s.") % {"names": ", ".join(names)}
        )
    if narrowed_to:
        sentences.append(
            _("Only pages with what you chose count: %(values)s.")
            % {"values": ", ".join(narrowed_to)}
        )
    return sentences


def _other_names(question: Question) -> list[str]:
    if not question.plain:
        return []
    synonyms = asked(PlainText(question.plain, operator="or")).synonyms
    return list(dict.fromkeys(written(name.words) for name in synonyms))[:6]
