"""A document's text as a draft: decide what it is, read it as that. No database is touched."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from .classify import classify
from .drafts import PageDraft
from .field_notes import read_note
from .html_pages import is_html, plain_form
from .lessons import read_lesson
from .reading import SourceDocument, UnreadableDocumentError
from .research import read_research

_READERS: dict[str, Callable[[str], PageDraft]] = {
    "lesson": read_lesson,
    "note": read_note,
    "research": read_research,
}


def read_draft(document: SourceDocument, kind: str = "") -> PageDraft:
    """The document as a draft of the given kind, or of the kind its text shows."""
    text = plain_form(document.text) if is_html(document.text) else document.text
    if not text.strip():
        raise UnreadableDocumentError(_("%(file)s is empty.") % {"file": document.name})
    decision = classify(text)
    draft = _READERS[kind or decision.kind](text)
    if not kind:
        draft.unsure[:0] = decision.unsure
        draft.reasons = decision.reasons
    return draft
