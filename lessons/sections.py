"""What each page type of this app shows, in order; the contents list is made of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kmportal.core.sections import Section, present
from lessons.models import Application

if TYPE_CHECKING:
    from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage

FIGURES = "articles/figures.html"
PROSE = "articles/prose.html"
LIST = "articles/list.html"


def lesson_sections(page: LessonPage) -> list[Section]:
    used = Application.objects.published().of(page).with_places()
    learned = page.what_worked or page.what_did_not or page.advice
    return present(
        Section("story", _("How it came about"), page.context, base=2),
        Section("steps", _("The seven steps"), page.journal, "lessons/sections/steps.html"),
        Section("learned", _("Before you do the same"), learned, "lessons/sections/learned.html"),
        Section("figures", _("In figures"), page.figures, FIGURES),
        Section("outcomes", _("What came of it"), page.outcomes, "lessons/sections/outcomes.html"),
        Section("uses", _("Used elsewhere"), list(used), "lessons/sections/uses.html"),
        Section("files", _("Files"), page.attachments, "articles/files.html"),
    )


def note_sections(page: FieldNotePage) -> list[Section]:
    return present(Section("text", "", page.body, base=2))


def research_sections(page: ResearchAbstractPage) -> list[Section]:
    method = (page.design, page.instruments, page.informants, page.informant_count, page.area)
    return present(
        Section("abstract", _("Abstract"), page.abstract, PROSE),
        Section("objectives", _("Objectives"), page.objectives, LIST),
        Section("method", _("How it was studied"), any(method), "lessons/sections/method.html"),
        Section("processes", _("Processes"), page.processes, LIST),
        Section("findings", _("Findings"), page.findings, PROSE),
        Section("figures", _("In figures"), page.figures, FIGURES),
        Section("recommendations", _("Recommendations"), page.recommendations, PROSE),
        Section("citation", _("How to cite it"), page.title, "lessons/sections/citation.html"),
    )
