"""What readers and translators are told about a page's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from kmportal.core.templatetags.articles import language_of, translation_of
from kmportal.translations.standing import standing_of, to_be_told

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

register = template.Library()


@register.inclusion_tag("translations/note.html", takes_context=True)
def language_note(context: template.Context, page: Page) -> dict[str, Any]:
    """In which language the page is, where the reader would not expect it, and how far to trust it."""
    own, here = language_of(page), get_language() or ""
    if own != here:
        return {"foreign": _name(own), "reading": _name(here)}
    told = to_be_told().get(page.pk)
    if told is None:
        return {}
    original = translation_of(page)
    return {
        "told": told,
        "original": original,
        "original_language": original and _name_of(original),
    }


@register.inclusion_tag("translations/admin/tools.html", takes_context=True)
def translation_tools(
    context: template.Context, translation: Translation, instance: Any
) -> dict[str, Any]:
    """Above the texts of the editor: how far it is, what changed, tables out and in."""
    if not isinstance(instance, Page):
        return {}
    request = context["request"]
    source = translation.source.get_source_instance()
    published = source.last_published_at
    return {
        "translation": translation,
        "standing": standing_of(translation),
        "not_fetched": bool(published and published > translation.source.last_updated_at),
        "here": request.path,
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }


def _name_of(page: Page) -> str:
    return _name(language_of(page))


def _name(code: str) -> str:
    """A language's name in the language of now, by gettext of Django itself."""
    return str(get_language_info(code)["name_translated"]) if code else ""
