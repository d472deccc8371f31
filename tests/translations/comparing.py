"""A page's fields as texts, numbers and the rest, to be held against those of its translation."""

import json
import re

from wagtail.models import Page

NUMBER = re.compile(r"-?\d+(\.\d+)?")  # a decimal is kept as a text
#: What is the same in both languages, and may be in Thai on an English page.
SAME = {"citation", "telephone", "identifiers"}
#: What Wagtail gives a block when it is first read.
_ADDED = ("id", "table_header_choice")
_CHILDREN = {"contributors", "place_tags", "theme_tags", "tagged_items", "related_lessons"}


def stored(page: Page) -> dict:
    """The page's fields as the database keeps them, without what belongs to one language's row."""
    of_row = {
        *("pk", "path", "depth", "numchild", "locale", "url_path", "slug", "translation_key"),
        *("latest_revision", "live_revision", "draft_title", "title", "live", "search_description"),
        *("first_published_at", "last_published_at", "latest_revision_created_at", "owner"),
        *("has_unpublished_changes", "page_ptr", "contentpage_ptr", "content_date", "seo_title"),
    }
    return {k: v for k, v in page.serializable_data().items() if k not in of_row}


def thai_of(value, name=""):
    """All texts of a page's fields, but those that are the same in both languages."""
    if name in SAME:
        return ""
    if isinstance(value, dict):
        return " ".join(thai_of(v, k) for k, v in value.items() if k not in _CHILDREN)
    if isinstance(value, list):
        return " ".join(thai_of(each) for each in value)
    if isinstance(value, str) and value.startswith(("[", "{")):
        return thai_of(json.loads(value))
    return re.sub(r"<[^>]+>", " ", str(value))


def numbers(value):
    if isinstance(value, dict):
        return {k: numbers(v) for k, v in value.items() if k not in (*_ADDED, *_CHILDREN)}
    if isinstance(value, list):
        return [numbers(each) for each in value]
    if isinstance(value, str) and value.startswith(("[", "{")):
        return numbers(json.loads(value))
    text = str(value)
    return "" if isinstance(value, str) and not NUMBER.fullmatch(text) else text
