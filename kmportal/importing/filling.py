"""A draft's values in the fields of a page that is not saved yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.core.models import ContentPage, PageContributor
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, Notebook, ResearchAbstractPage, Series

from .drafts import (
    Block,
    CenterDraft,
    Figure,
    FigureTable,
    LessonDraft,
    NoteDraft,
    OutcomeArea,
    PageDraft,
    ResearchDraft,
    Step,
)
from .markup import paragraph
from .tagging import base_named, tag_places, tag_themes, themes_named_in
from .wrapping import clip

PAGE_MODELS: dict[str, type[ContentPage]] = {
    "lesson": LessonPage,
    "note": FieldNotePage,
    "research": ResearchAbstractPage,
    "center": LearningCenterPage,
}
LONGEST_ITEM = 2000


def fill(page: ContentPage, draft: PageDraft, unsure: list[str]) -> None:
    """Set every field the draft has a value for; adds to `unsure` what only the database could show."""
    page.title = draft.title
    page.summary = clip(draft.summary, 600)
    page.licence = draft.licence
    page.contributors = [
        PageContributor(role=person.role, name=person.name, affiliation=person.affiliation)
        for person in draft.people
    ]
    page.tags.add(*draft.tags)
    written = tag_places(page, draft.text, unsure)
    themes = [] if draft.kind == "center" else themes_named_in(draft.title)
    if isinstance(draft, LessonDraft):
        themes = _fill_lesson(cast(LessonPage, page), draft, unsure) + themes
    elif isinstance(draft, NoteDraft):
        _fill_note(cast(FieldNotePage, page), draft)
    elif isinstance(draft, ResearchDraft):
        _fill_research(cast(ResearchAbstractPage, page), draft, written)
    else:
        _fill_center(cast(LearningCenterPage, page), cast(CenterDraft, draft))
    tag_themes(page, themes)


def _fill_lesson(page: LessonPage, draft: LessonDraft, unsure: list[str]) -> list[Any]:
    themes: list[Any] = []
    page.context = [_with_theme(block, themes, unsure) for block in draft.context]
    page.what_worked = _items(draft.what_worked)
    page.what_did_not = _items(draft.what_did_not)
    page.advice = _items(draft.advice)
    page.journal = [("step", _step(step)) for step in draft.journal]
    page.figures = _figures(draft.figures)
    page.outcomes = [("area", _area(area)) for area in draft.outcomes]
    return themes


def _with_theme(block: Block, themes: list[Any], unsure: list[str]) -> Block:
    """A `theme` block with the theme its name means; as a paragraph where no theme is meant."""
    kind, value = block
    if kind != "theme":
        return block
    theme = base_named(value["name"])
    if theme is None:
        message = _("“%(name)s” is none of the network's bases; it stays running text.")
        unsure.append(message % {"name": value["name"]})
        return ("paragraph", paragraph(f"**{value['name']}**") + value["text"])
    themes.append(theme)
    return ("theme", {"theme": theme, "text": value["text"] or paragraph(value["name"])})


def _fill_note(page: FieldNotePage, draft: NoteDraft) -> None:
    page.body = draft.body
    page.note_number = draft.note_number
    page.written_at = draft.written_at or timezone.now()
    page.edited_at = draft.edited_at
    page.notebook = Notebook.objects.filter(title=draft.notebook).first()
    page.series = Series.objects.filter(title=draft.series).first()
    page.part = draft.part if page.series else None


def keep_in_series(page: FieldNotePage, draft: NoteDraft) -> None:
    """Put a note into its notebook and series, made here if they are new; what an editor chose stays."""
    if draft.notebook and page.notebook is None:
        known = Notebook.objects.filter(title=draft.notebook).first()
        page.notebook = known or Notebook.objects.create(title=draft.notebook)
    if draft.series and draft.part and page.series is None and page.part is None:
        page.series = Series.objects.get_or_create(title=draft.series)[0]
        page.part = draft.part


def _fill_research(page: ResearchAbstractPage, draft: ResearchDraft, places: list[str]) -> None:
    page.institution = draft.institution
    page.year = draft.year
    page.objectives = _items(draft.objectives)
    page.design = clip(draft.design, 160)
    page.instruments = _items(draft.instruments)
    page.informants = draft.informants
    page.informant_count = draft.informant_count
    page.processes = _items(draft.processes)
    page.area = ", ".join(places)
    page.abstract = draft.abstract
    page.findings = draft.findings
    page.recommendations = draft.recommendations
    page.keywords = draft.keywords
    page.figures = _figures(draft.figures)


def _fill_center(page: LearningCenterPage, draft: CenterDraft) -> None:
    """Only what the document says. Whether visitors may come, it does not say."""
    page.open_to_visits = False
    if draft.text != draft.title:
        page.about = [("paragraph", paragraph(draft.text))]


def _items(texts: list[str]) -> list[Block]:
    return [("item", clip(text, LONGEST_ITEM)) for text in texts if text.strip()]


def _figures(figures: list[Figure | FigureTable]) -> list[Block]:
    to_block: dict[type, Callable[[Any], Block]] = {Figure: _figure, FigureTable: _table}
    return [to_block[type(figure)](figure) for figure in figures]


def _figure(figure: Figure) -> Block:
    # Blocks set in code get no defaults: every key is given, here and below.
    value = {
        "label": clip(figure.label, 200),
        "before": None,
        "value": figure.value,
        "unit": figure.unit,
        "year": figure.year,
        "source": "",
    }
    return ("figure", value)


def _table(table: FigureTable) -> Block:
    rows = [
        {"label": clip(row.label, 200), "value": row.value, "year": row.year} for row in table.rows
    ]
    value = {
        "title": table.title,
        "unit": table.unit,
        "rows": rows,
        "total": table.total,
        "source": "",
    }
    return ("table", value)


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": str(step.number),
        "title": step.title,
        "state": "done",
        "period": "",
        "method": step.method,
        "tools": step.tools,
        "outcome": step.outcome,
    }


def _area(area: OutcomeArea) -> dict[str, Any]:
    return {
        "area": area.area,
        "outputs": area.outputs,
        "outcomes": area.outcomes,
        "impacts": area.impacts,
    }
