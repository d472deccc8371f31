"""Tags of lessons, field notes and research abstracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons import citation, querysets, sections

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from kmportal.core.models import ContentPage
    from lessons.models import ResearchAbstractPage

register = template.Library()

register.simple_tag(sections.lesson_sections)
register.simple_tag(sections.note_sections)
register.simple_tag(sections.research_sections)
register.simple_tag(querysets.series_position)
register.simple_tag(querysets.chosen_lessons)
register.simple_tag(querysets.newer_lesson)
register.simple_tag(citation.cite)
register.simple_tag(citation.identifier_url)


@register.simple_tag
def related_pages(page: ContentPage, *besides: list[ContentPage]) -> list[ContentPage]:
    """Pages of the same places and themes, without those shown already."""
    shown = {each.pk for some in besides for each in some or ()}
    return [each for each in querysets.related_pages(page) if each.pk not in shown]


@register.filter
def progress(journal: StreamValue) -> str:
    """How far the seven steps have been walked, in words."""
    states = [(step.value["state"], step.value["number"]) for step in journal]
    done = sum(state == "done" for state, _number in states)
    under_way = next((number for state, number in states if state == "now"), None)
    walked = ngettext("%(done)s of 7 steps done", "%(done)s of 7 steps done", done)
    said = str(walked % {"done": done})
    if not under_way:
        return said
    return _("%(done)s, step %(number)s under way") % {"done": said, "number": under_way}


@register.filter
def keyword_list(page: ResearchAbstractPage) -> list[str]:
    return [word.strip() for word in page.keywords.split(",") if word.strip()]
