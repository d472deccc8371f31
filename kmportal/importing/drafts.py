"""What was read out of a document, before any page is made: plain values, no database.

`unsure` holds full sentences, in the reader's language, about what a person should check.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

#: Block type and value, as StreamFields take them.
Block = tuple[str, Any]


@dataclass
class Person:
    role: str
    name: str
    affiliation: str = ""


@dataclass
class FigureRow:
    label: str
    value: Decimal
    year: int | None = None


@dataclass
class Figure(FigureRow):
    unit: str = ""


@dataclass
class FigureTable:
    title: str
    unit: str
    rows: list[FigureRow]
    total: Decimal | None = None

    @property
    def sum(self) -> Decimal:
        return sum((row.value for row in self.rows), Decimal(0))


@dataclass
class PageDraft:
    kind: ClassVar[str] = ""
    language: str
    title: str = ""
    summary: str = ""
    text: str = ""  #: what places are looked for in
    people: list[Person] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    licence: str = ""
    unsure: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  #: why it was taken for this type


@dataclass
class ResearchDraft(PageDraft):
    kind: ClassVar[str] = "research"
    institution: str = ""
    year: int | None = None
    objectives: list[str] = field(default_factory=list)
    design: str = ""
    instruments: list[str] = field(default_factory=list)
    informants: str = ""
    informant_count: int | None = None
    processes: list[str] = field(default_factory=list)
    abstract: str = ""
    findings: str = ""
    recommendations: str = ""
    keywords: str = ""
    figures: list[Figure | FigureTable] = field(default_factory=list)
    translation: ResearchDraft | None = None


@dataclass
class CommentDraft:
    text: str
    author_name: str = ""
    masked_address: str = ""
    written_at: datetime.datetime | None = None


@dataclass
class NoteDraft(PageDraft):
    kind: ClassVar[str] = "note"
    body: list[Block] = field(default_factory=list)
    series: str = ""
    part: int | None = None
    notebook: str = ""
    note_number: int | None = None
    written_at: datetime.datetime | None = None
    edited_at: datetime.datetime | None = None
    comments: list[CommentDraft] = field(default_factory=list)


@dataclass
class CenterDraft(PageDraft):
    """`text` is the centre as the document names it, with its place."""

    kind: ClassVar[str] = "center"


@dataclass
class Step:
    number: int
    title: str
    method: str = ""
    tools: str = ""
    outcome: str = ""


@dataclass
class OutcomeArea:
    area: str
    number: int | None = None
    outputs: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    impacts: list[str] = field(default_factory=list)


@dataclass
class LessonDraft(PageDraft):
    """A `theme` block in `context` holds the base's `name`; whoever makes the page finds the theme."""

    kind: ClassVar[str] = "lesson"
    context: list[Block] = field(default_factory=list)
    what_worked: list[str] = field(default_factory=list)
    what_did_not: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    journal: list[Step] = field(default_factory=list)
    figures: list[Figure | FigureTable] = field(default_factory=list)
    outcomes: list[OutcomeArea] = field(default_factory=list)
    centers: list[CenterDraft] = field(default_factory=list)
