"""Lessons, field notes and research abstracts, and the pages that list them."""

from .application import Application
from .field_note_page import FieldNotePage
from .index_pages import FieldNoteIndexPage, LessonIndexPage, ResearchIndexPage
from .lesson_page import LessonPage, RelatedLesson
from .notebook import Notebook, Series
from .research_abstract_page import ResearchAbstractPage

__all__ = [
    "Application",
    "FieldNoteIndexPage",
    "FieldNotePage",
    "LessonIndexPage",
    "LessonPage",
    "Notebook",
    "RelatedLesson",
    "ResearchAbstractPage",
    "ResearchIndexPage",
    "Series",
]
