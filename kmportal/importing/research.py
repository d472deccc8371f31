"""A research abstract, in one language or in two: objectives, method, findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from .drafts import Figure, FigureTable, Person, ResearchDraft
from .enumerations import clean_item
from .figures import figures_in_text
from .labels import names_in, take, year_of
from .layout import Heading, Items, Paragraph, Part, parts_of
from .markup import inline, listing, paragraph, plain
from .methods import (
    announces_processes,
    design_in,
    informants_in,
    instruments_in,
    processes_in,
)
from .purposes import has_purposes, purposes_in
from .wrapping import clip, language_of, width

ABSTRACT = re.compile(
    r"^[ \t]*(?:#+\s*|\*\*)?(?:บทคัดย่อ(?:ภาษาไทย|ภาษาอังกฤษ)?|abstract)(?:\*\*)?"
    r"(?:[ \t]*:|(?=[ \t]*$)|(?=[ \t]+\S))[ \t]*(?P<rest>.*)$",
    re.I | re.M,
)
_FINDINGS = re.compile(
    r"^(?:สรุป)?ผลการ(?:วิจัย|ศึกษา|ดำเนิน\S{0,12}?|ทดลอง|ประเมิน)|^ผลวิจัย|^ข้อค้นพบ"
    r"|^(?:The )?(?:results?|findings?)\b|^It was found|^The (?:study|research) (?:found|showed|revealed)",
    re.I,
)
_INSIDE_FINDINGS = re.compile(
    r"(?:(?<=\s)|(?<=\.\s))(?=ผลการ(?:วิจัย|ศึกษา)\S{0,10}พบว่า|The results? )"
)
_RECOMMENDS = re.compile(
    r"^(?:ข้อเสนอแนะ|recommendations?\b|suggestions?\b|it is recommended)", re.I
)
_LEADING_VERB = re.compile(r"^(?:to\s+\w+\s+|เพื่อ)", re.I)
_LOOSE_END = re.compile(r"(?:[\s,;]+(?:on|of|the|in|and|for|to|with|by|a|an|และ|ของ|ใน))+[\s,;]*$")
_PROVINCE = re.compile(r"จังหวัด([\u0e01-\u0e4e]{2,20})(?=\s|$)")
#: A lone line this wide at most can be a title.
LONGEST_LINE = 120
LONGEST_TITLE, LONGEST_MADE_TITLE, LONGEST_SUMMARY = 255, 110, 300


@dataclass
class Section:
    """One abstract and the title that stands beside it."""

    title: str
    parts: list[Part]

    @property
    def paragraphs(self) -> list[str]:
        return [part.text for part in self.parts if isinstance(part, Paragraph)]


def read_research(text: str) -> ResearchDraft:
    """The draft of the document's first abstract; one in another language is its translation."""
    labels, text = take(text, "title", "authors", "institution", "year", "keywords")
    preamble, sections = _sections(text)
    drafts = [_read_section(section) for section in sections]
    main = drafts[0]
    _take_labels(main, labels, preamble)
    for other in drafts[1:]:
        if other.language != main.language and not main.translation:
            main.translation = other
            other.people, other.year = list(main.people), main.year
        else:
            main.abstract += other.abstract
    for draft in filter(None, (main, main.translation)):
        _doubt(draft)
    return main


def _sections(text: str) -> tuple[list[Part], list[Section]]:
    """What stands before the first abstract, and the abstracts."""
    marks = list(ABSTRACT.finditer(text))
    if not marks:
        return [], [_section("", text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    sections = [
        _section(mark["rest"], text[mark.end() : end])
        for mark, end in zip(marks, ends, strict=True)
    ]
    return parts_of(text[: marks[0].start()]), [section for section in sections if section.parts]


def _section(rest: str, text: str) -> Section:
    rest = plain(rest.strip(" :*#"))
    if len(rest) > LONGEST_TITLE:
        return Section("", parts_of(f"{rest}\n{text}"))
    parts = parts_of(text)
    first = parts[0] if len(parts) > 1 else None
    if not rest and isinstance(first, Heading | Paragraph) and _may_be_title(first.text):
        rest, parts = first.text, parts[1:]
    return Section(rest, parts)


def _may_be_title(text: str) -> bool:
    return width(text) <= LONGEST_LINE and not text.endswith((".", ":")) and not has_purposes(text)


def _read_section(section: Section) -> ResearchDraft:
    text = "\n\n".join([section.title, *section.paragraphs])
    draft = ResearchDraft(language=language_of(text), title=section.title)
    draft.text = f"{section.title}\n\n{_all_words(section.parts)}"
    draft.abstract = _html(section.parts)
    _read_purposes(draft, section)
    used = _read_processes(draft, section)
    _read_method(draft, section.paragraphs)
    _read_findings(draft, section, used)
    draft.summary = _summary(section)
    return draft


def _read_purposes(draft: ResearchDraft, section: Section) -> None:
    for part, after in zip_longest(section.parts, section.parts[1:]):
        if not isinstance(part, Paragraph) or not has_purposes(part.text):
            continue
        draft.objectives, divided = purposes_in(part.text)
        if len(draft.objectives) < 2 and isinstance(after, Items):
            draft.objectives, divided = [plain(item.text) for item in after.items], True
        if draft.objectives and not divided:
            draft.unsure.append(
                _("The text does not number its objectives: check how they divide.")
            )
        if draft.objectives:
            return


def _read_processes(draft: ResearchDraft, section: Section) -> list[Part]:
    """Fill the steps; returns the parts that hold nothing else."""
    for part, after in zip_longest(section.parts, section.parts[1:]):
        if not isinstance(part, Paragraph):
            continue
        if isinstance(after, Items) and announces_processes(part.text):
            draft.processes = [_with_children(item.text, item.leaves) for item in after.items]
            return [part, after]
        draft.processes, numbered = processes_in(part.text)
        if draft.processes:
            if not numbered:
                message = _("The text does not number its processes: check how they divide.")
                draft.unsure.append(message)
            return []
    return []


def _with_children(text: str, leaves: Iterable[object]) -> str:
    below = [plain(leaf.text) for leaf in leaves if getattr(leaf, "text", text) != text]  # type: ignore[attr-defined]
    return clip(" · ".join([plain(text), *below]), 2000)


def _read_method(draft: ResearchDraft, paragraphs: list[str]) -> None:
    for text in paragraphs:
        draft.design = draft.design or design_in(text)
        if not draft.instruments:
            draft.instruments = instruments_in(text)
        if not draft.informants:
            draft.informants, draft.informant_count = informants_in(text)


def _read_findings(draft: ResearchDraft, section: Section, used: list[Part]) -> None:
    """Everything from the words that open the findings on; recommendations go to their own field."""
    parts = list(_split_at_findings(section.parts))
    target: str | None = None
    fields: dict[str, list[Part]] = {"findings": [], "recommendations": []}
    for part in parts:
        if isinstance(part, Heading | Paragraph):
            if _FINDINGS.match(part.text):
                target = "findings"
            elif _RECOMMENDS.match(part.text):
                target = "recommendations"
        if target and part not in used:
            fields[target].append(part)
    draft.findings = _html(fields["findings"])
    draft.recommendations = _html(fields["recommendations"])
    draft.figures = _figures([*fields["findings"], *used[1:]], draft.unsure)


def _split_at_findings(parts: list[Part]) -> Iterable[Part]:
    """Parts, with a paragraph divided where the findings begin in its middle."""
    for part in parts:
        match = _INSIDE_FINDINGS.search(part.text) if isinstance(part, Paragraph) else None
        if isinstance(part, Paragraph) and match and match.start():
            yield Paragraph(part.text[: match.start()].strip())
            yield Paragraph(part.text[match.start() :])
        else:
            yield part


def _figures(parts: list[Part], unsure: list[str]) -> list[Figure | FigureTable]:
    figures: list[Figure | FigureTable] = []
    for part in parts:
        texts = [item.text for item in part.items] if isinstance(part, Items) else []
        if isinstance(part, Paragraph):
            texts = [part.text]
        for text in texts:
            figures += figures_in_text(text, unsure)
    return figures


def _html(parts: Iterable[Part]) -> str:
    html = ""
    for part in parts:
        if isinstance(part, Heading):
            html += f"<p><b>{inline(part.text)}</b></p>"
        elif isinstance(part, Paragraph):
            html += paragraph(part.text)
        elif isinstance(part, Items):
            html += listing((inline(item.text) for item in part.items), ordered=part.ordered)
    return html


def _all_words(parts: list[Part]) -> str:
    texts = []
    for part in parts:
        if isinstance(part, Items):
            texts += [leaf.text for item in part.items for leaf in (item, *item.leaves)]
        elif isinstance(part, Heading | Paragraph):
            texts.append(part.text)
    return "\n\n".join(texts)


def _summary(section: Section) -> str:
    findings = [text for text in section.paragraphs if _FINDINGS.match(text)]
    return clip(plain((findings or section.paragraphs or [""])[0]), LONGEST_SUMMARY)


def _take_labels(draft: ResearchDraft, labels: dict[str, str], preamble: list[Part]) -> None:
    if title := labels.get("title"):
        draft.title = title
    elif not draft.title:
        headings = [part.text for part in preamble if isinstance(part, Heading)]
        draft.title = headings[0] if headings else ""
    draft.title = clip(draft.title, LONGEST_TITLE)
    draft.people = [Person("author", name) for name in names_in(labels.get("authors", ""))]
    draft.institution = clip(labels.get("institution", ""), 240)
    draft.year = year_of(labels.get("year", ""))
    draft.keywords = clip(labels.get("keywords", ""), 400)


def _doubt(draft: ResearchDraft) -> None:
    if not draft.title:
        source = draft.objectives[0] if draft.objectives else draft.summary
        draft.title = _made_title(source, draft.text)
        message = _("The text has no title: “%(title)s” was made from what it says.")
        draft.unsure.insert(0, message % {"title": draft.title})
    missing = {
        _("authors"): draft.people,
        _("year"): draft.year,
        _("objectives"): draft.objectives,
        _("research design"): draft.design,
        _("findings"): draft.findings,
    }
    if lacking := [str(name) for name, value in missing.items() if not value]:
        message = _("The text does not give: %(fields)s.")
        draft.unsure.append(message % {"fields": ", ".join(lacking)})


def _made_title(source: str, text: str) -> str:
    """A title of the text's own words; a bare `จังหวัด` at its end gets the name the text gives."""
    title = clip(_LEADING_VERB.sub("", clean_item(plain(source))), LONGEST_MADE_TITLE)
    title = _LOOSE_END.sub("", title.rstrip("…"))
    if title.endswith("จังหวัด") and (province := _PROVINCE.search(text)):
        title += province[1]
    return title[:1].upper() + title[1:]
