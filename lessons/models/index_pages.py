"""The pages below which lessons, field notes and research abstracts live."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kmportal.core.models import ContentIndexPage


class LessonIndexPage(ContentIndexPage):
    lists = "lesson"
    subpage_types: ClassVar = ["lessons.LessonPage"]
    parent_page_types: ClassVar = ["core.HomePage"]
    template = "core/index_page.html"

    class Meta:
        verbose_name = _("list of lessons")
        verbose_name_plural = _("lists of lessons")


class FieldNoteIndexPage(ContentIndexPage):
    lists = "note"
    subpage_types: ClassVar = ["lessons.FieldNotePage"]
    parent_page_types: ClassVar = ["core.HomePage"]
    template = "core/index_page.html"

    class Meta:
        verbose_name = _("list of field notes")
        verbose_name_plural = _("lists of field notes")


class ResearchIndexPage(ContentIndexPage):
    lists = "research"
    subpage_types: ClassVar = ["lessons.ResearchAbstractPage"]
    parent_page_types: ClassVar = ["core.HomePage"]
    template = "core/index_page.html"

    class Meta:
        verbose_name = _("list of research abstracts")
        verbose_name_plural = _("lists of research abstracts")
