"""A lesson or an overview: running text, the seven steps, figures, outcomes, the centers it names."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from .centers import centers_in
from .drafts import LessonDraft, Person
from .figures import figures_in_items
from .journal import is_journal, steps_of
from .labels import names_in, take
from .layout import Heading, Items, Paragraph, Part, Table, parts_of
from .markup import plain
from .outcomes import take_outcomes
from .running_text import blocks_of
from .wrapping import clip, language_of, width

_BY = re.compile(r"^(?P<title>.{10,}?)\s+(?:โดย|by)\s+(?P<name>\S.*)$", re.S)
_LEARNED = {
    "what_worked": re.compile(
        r"^(?:สิ่งที่ได้ผล|สิ่งที่ทำได้ดี|ปัจจัยความสำเร็จ|what worked)\b|^ปัจจัย(?:แห่ง|สู่)ความสำเร็จ", re.I
    ),
    "what_did_not": re.compile(
        r"^(?:สิ่งที่ไม่ได้ผล|ปัญหา(?:และ|/)?อุปสรรค|ข้อจำกัด|what did(?:n.t| not)(?: work)?)", re.I
    ),
    "advice": re.compile(r"^(?:ข้อเสนอแนะ|คำแนะนำ|ข้อแนะนำ|advice|recommendations?)", re.I),
}
LONGEST_TITLE, LONGEST_SUMMARY = 255, 300
#: A sentence this long said twice is a pulled quotation, not an echo.
SHORTEST_REPEATED = 60


def read_lesson(text: str) -> LessonDraft:
    labels, text = take(text, "title", "storyteller", "recorder", "authors", "keywords")
    draft = LessonDraft(language=language_of(text))
    parts = _without_repeats(parts_of(text), draft.unsure)
    _take_title(draft, parts, labels)
    for role in ("storyteller", "recorder"):
        draft.people += [Person(role, clip(name, 160)) for name in names_in(labels.get(role, ""))]
    draft.people += [Person("recorder", clip(n, 160)) for n in names_in(labels.get("authors", ""))]
    draft.tags = [tag.strip() for tag in labels.get("keywords", "").split(",") if tag.strip()]
    parts = _take_journal(draft, parts)
    draft.outcomes, parts = take_outcomes(parts, draft.title, draft.unsure)
    parts = _take_learned(draft, parts)
    draft.centers = centers_in(parts, draft.unsure)
    for part in parts:
        if isinstance(part, Items):
            draft.figures += figures_in_items(part.items, draft.unsure)
    draft.context = blocks_of(parts)
    draft.text = _words_about_places(draft, parts)
    first = next((part.text for part in parts if isinstance(part, Paragraph)), "")
    draft.summary = clip(plain(first), LONGEST_SUMMARY)
    _doubt(draft)
    return draft


def _take_title(draft: LessonDraft, parts: list[Part], labels: dict[str, str]) -> None:
    title = labels.get("title", "")
    if not title and parts and isinstance(parts[0], Heading | Paragraph) and _fits(parts[0].text):
        title = plain(parts.pop(0).text)  # type: ignore[union-attr]  # checked
    if match := _BY.match(title):
        title = match["title"]
        draft.people.append(Person("recorder", clip(match["name"], 160)))
    if not title:
        words = next((part.text for part in parts if isinstance(part, Heading | Paragraph)), "")
        title = clip(plain(words), 80).rstrip("…") or _("Lesson without a title")
        message = _("The text has no title: “%(title)s” was made from what it says.")
        draft.unsure.append(message % {"title": title})
    draft.title = clip(title, LONGEST_TITLE)


def _fits(line: str) -> bool:
    return width(line) <= LONGEST_TITLE and "\n" not in line


def _without_repeats(parts: list[Part], unsure: list[str]) -> list[Part]:
    """Of a paragraph that stands twice the later copy stays: the first was a box beside the text."""
    texts = [part.text if isinstance(part, Paragraph) else "" for part in parts]
    kept = [
        part
        for index, part in enumerate(parts)
        if len(texts[index]) < SHORTEST_REPEATED or texts[index] not in texts[index + 1 :]
    ]
    if len(kept) < len(parts):
        unsure.append(_("A paragraph stands twice in the text; it is kept once."))
    return kept


def _take_journal(draft: LessonDraft, parts: list[Part]) -> list[Part]:
    for part in parts:
        if isinstance(part, Table) and is_journal(part):
            draft.journal = steps_of(part, draft.unsure)
            return [other for other in parts if other is not part]
    return parts


def _take_learned(draft: LessonDraft, parts: list[Part]) -> list[Part]:
    """Lists under headings such as `สิ่งที่ได้ผล` go to their own fields, heading and all."""
    left: list[Part] = []
    name = ""
    for part in parts:
        if isinstance(part, Heading):
            name = next((n for n, pattern in _LEARNED.items() if pattern.match(part.text)), "")
            if not name:
                left.append(part)
        elif name and isinstance(part, Items | Paragraph):
            texts = [part.text] if isinstance(part, Paragraph) else _points(part)
            getattr(draft, name).extend(clip(plain(text), 2000) for text in texts)
        else:
            left.append(part)
    return left


def _points(items: Items) -> list[str]:
    return [
        " · ".join([item.text, *(leaf.text for leaf in item.leaves if leaf is not item)])
        for item in items.items
    ]


def _words_about_places(draft: LessonDraft, parts: list[Part]) -> str:
    """The text without the centers' own places: those are tags of the centers, not of the lesson."""
    texts = [draft.title]
    for part in parts:
        if isinstance(part, Heading | Paragraph):
            texts.append(part.text)
        elif isinstance(part, Items):
            texts += [leaf.text for item in part.items for leaf in item.leaves]
    if not draft.centers:
        return "\n".join(texts)
    return "\n".join(texts[:1] + [t for t in texts[1:] if not _names_center(t, draft)])


def _names_center(text: str, draft: LessonDraft) -> bool:
    squeezed = "".join(plain(text).split())
    return any("".join(center.text.split()) in squeezed for center in draft.centers)


def _doubt(draft: LessonDraft) -> None:
    missing = {
        _("when it happened"): False,
        _("who told it"): any(person.role == "storyteller" for person in draft.people),
        _("the seven steps"): draft.journal,
    }
    lacking = [str(name) for name, value in missing.items() if not value]
    draft.unsure.append(_("The text does not give: %(fields)s.") % {"fields": ", ".join(lacking)})
    if draft.centers:
        message = _("%(count)s learning centres are named; each becomes a draft page to complete.")
        draft.unsure.append(message % {"count": len(draft.centers)})
