"""Tags of the pages about something: their running text, contents list and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from kmportal.core.querysets import open_to_all
from kmportal.core.sections import Section, parts_of

if TYPE_CHECKING:
    from django.utils.safestring import SafeString
    from wagtail.blocks import StreamValue
    from wagtail.models import Page

    from kmportal.core.models import ContentPage, PageContributor
    from kmportal.core.sections import Part

register = template.Library()

#: Fewer entries than this need no list of contents.
WORTH_LISTING = 3


@register.inclusion_tag("articles/running_text.html", takes_context=True)
def running_text(
    context: template.Context, stream: StreamValue, base: int = 2, prefix: str = ""
) -> dict[str, Any]:
    return {"parts": parts_of(stream, base, prefix), "request": context.get("request")}


@register.inclusion_tag("articles/running_text.html", takes_context=True)
def parts(context: template.Context, found: list[Part]) -> dict[str, Any]:
    return {"parts": found, "request": context.get("request")}


@register.filter
def contents(sections: list[Section]) -> list[tuple[str, str]]:
    """Anchors and titles of the whole page, or nothing for a short one."""
    entries = [entry for section in sections for entry in section.entries]
    return entries if len(entries) >= WORTH_LISTING else []


@register.filter
def in_role(page: ContentPage, role: str) -> list[PageContributor]:
    return [person for person in page.contributors.all() if person.role == role]


@register.filter
def names(people: list[PageContributor]) -> str:
    return ", ".join(person.shown_name for person in people)


@register.simple_tag
def translation_of(page: ContentPage) -> Page | None:
    """The page in the other language, where there is one that anyone may read."""
    others = open_to_all(page.get_translations()).select_related("locale")
    found: Page | None = others.exclude(pk=page.pk).first()
    return found


@register.filter
def language_of(page: ContentPage) -> str:
    """The language a page's own words are in: an alias in the other tree keeps its original's."""
    return str((page.alias_of or page).locale.language_code)


@register.filter
def lang_attribute(page: ContentPage) -> SafeString | str:
    """For what holds a page's own words, where they are in another language than what stands around."""
    own = language_of(page)
    return "" if own == get_language() else format_html(' lang="{}"', own)


@register.filter
def readable_url(url: str | None) -> str:
    """An address as people read it on paper: Thai letters instead of percent signs."""
    return unquote(url or "")
