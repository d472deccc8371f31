"""A field note from a blog: title and series, author, text, footer, comments."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from .drafts import Block, NoteDraft, Person
from .enumerations import find_numbered
from .labels import take
from .layout import Heading, Paragraph, Part, parts_of
from .markup import inline, listing, paragraph, plain
from .note_comments import read_comments
from .note_footer import COMMENTS, Footer, cues_in, read_footer
from .running_text import blocks_of
from .wrapping import clip, language_of, width

_PART = re.compile(
    r"^(?P<series>.+?)[\s:,-]*(?:\(?\s*(?:ตอน(?:ที่)?|\bpart|\bep\.?)\s*(?P<part>\d{1,3})\s*\)?)(?P<rest>.*)$",
    re.I,
)
_BY = re.compile(r"^(?:โดย|เขียนโดย|by)\s*:?\s*(?P<name>\S.*)$", re.I)
#: A way of doing things listed inside a sentence has at least this many points.
FEWEST_POINTS = 3
LONGEST_AUTHOR, LONGEST_SUBTITLE = 40, 160


def read_note(text: str) -> NoteDraft:
    note, footer_text, comments, stated = _divide(text)
    labels, note = take(note, "title", "authors", "keywords")
    footer = read_footer(footer_text)
    parts = parts_of(note)
    draft = NoteDraft(language=language_of(note))
    draft.title = clip(labels.get("title") or _take_first(parts), 255)
    _name_author(draft, labels.get("authors") or footer.author, _take_author(parts))
    draft.summary = _take_subtitle(parts)
    _read_series(draft)
    _take_footer(draft, footer)
    draft.tags += [tag.strip() for tag in labels.get("keywords", "").split(",") if tag.strip()]
    draft.text = note
    draft.body = blocks_of(_with_lists(parts, draft.unsure))
    draft.comments = read_comments(comments, stated, draft.unsure) if comments.strip() else []
    _doubt(draft, footer)
    return draft


def _divide(text: str) -> tuple[str, str, str, int]:
    """The note, what the blog prints below it, the comments, and how many there should be."""
    mark = COMMENTS.search(text)
    comments = text[mark.end() :] if mark else ""
    above = text[: mark.start()] if mark else text
    note: list[str] = []
    footer: list[str] = []
    for line in above.split("\n"):
        (footer if cues_in(line) and len(note) > 1 else note).append(line)
    return "\n".join(note), "\n".join(footer), comments, int(mark[1]) if mark else 0


def _take_first(parts: list[Part]) -> str:
    if parts and isinstance(parts[0], Heading | Paragraph) and width(parts[0].text) <= 200:
        return plain(parts.pop(0).text)  # type: ignore[union-attr]  # checked
    first = next((part.text for part in parts if isinstance(part, Heading | Paragraph)), "")
    return clip(plain(first), 80)


def _take_author(parts: list[Part]) -> str:
    """The line under the title, if it is as short as a name and more text follows."""
    if len(parts) < 2 or not isinstance(parts[0], Heading | Paragraph):
        return ""
    line = plain(parts[0].text)
    by = _BY.match(line)
    if not by and (width(line) > LONGEST_AUTHOR or re.search(r"\d|[:!?]$", line)):
        return ""
    parts.pop(0)
    return by["name"] if by else line


def _name_author(draft: NoteDraft, stated: str, line: str) -> None:
    """The author the blog states, else the one in the line under the title."""
    author = stated or line
    draft.people = [Person("author", clip(author, 160))] if author else []
    if stated and line and stated != line:
        message = _("The text names its author twice: “%(stated)s” was taken, “%(other)s” was not.")
        draft.unsure.append(message % {"stated": stated, "other": line})


def _take_subtitle(parts: list[Part]) -> str:
    if len(parts) < 2 or not isinstance(parts[0], Heading | Paragraph):
        return ""
    line = plain(parts[0].text)
    if width(line) > LONGEST_SUBTITLE or find_numbered(line):
        return ""
    parts.pop(0)
    return line


def _read_series(draft: NoteDraft) -> None:
    if match := _PART.match(draft.title):
        draft.series = clip(match["series"], 200)
        draft.part = int(match["part"]) or None


def _take_footer(draft: NoteDraft, footer: Footer) -> None:
    draft.note_number = footer.number
    draft.written_at = footer.written_at
    draft.edited_at = footer.edited_at
    draft.licence = footer.licence
    draft.notebook = clip(footer.notebook, 160)
    draft.tags = list(footer.tags)
    if draft.written_at and draft.edited_at and draft.edited_at < draft.written_at:
        draft.edited_at = None
        draft.unsure.append(_("The text says it was edited before it was written; left out."))


def _with_lists(parts: list[Part], unsure: list[str]) -> list[Part | Block]:
    """The parts, where a list written into a paragraph has become a list."""
    result: list[Part | Block] = []
    for part in parts:
        found = find_numbered(part.text, FEWEST_POINTS) if isinstance(part, Paragraph) else None
        if not found:
            result.append(part)
            continue
        html = paragraph(found.before) if found.before else ""
        html += listing(map(inline, found.items), ordered=True)
        html += paragraph(found.after) if found.after else ""
        result.append(("paragraph", html))
        if not found.end_known:
            message = _("The text does not show where the last of %(count)s points ends.")
            unsure.append(message % {"count": len(found.items)})
    return result


def _doubt(draft: NoteDraft, footer: Footer) -> None:
    if not draft.written_at:
        draft.unsure.append(_("The text does not say when it was written: today is set."))
    if not draft.people:
        draft.unsure.append(_("The text does not name its author."))
    if footer.licence_unread:
        message = _("“%(licence)s” is no licence the portal knows.")
        draft.unsure.append(message % {"licence": footer.licence_unread})
    elif not draft.licence:
        draft.unsure.append(_("The text states no licence."))
