"""The rows of a results page: matched words marked, and the way to a translation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from modelsearch.query import PlainText
from wagtail.search.index import SearchField

from kmportal.core.querysets import read_shown_relations
from lessons.querysets import read_uses_ahead

from .asking import AsTyped, asked
from .comment_texts import said_texts
from .document_texts import attached_texts
from .highlight import Terms, highlight, phrase_terms, query_terms, snippet
from .language import written
from .vocabulary import values_in

if TYPE_CHECKING:
    from django.utils.safestring import SafeString
    from wagtail.models import Page

    from kmportal.core.models import ContentPage
    from kmportal.core.querysets import ContentPageQuerySet

    from .language import Question, Term

#: Indexed, but no part of what the page itself says.
NOT_ITS_TEXT = {"title", "in_other_languages", "attached_text", "said_text"}
#: How a match begins in a snippet.
MARK = "<mark>"
#: Each language by its own name: whoever looks for it can read that.
LANGUAGE_NAMES = {"th": "ภาษาไทย", "en": "English"}


@dataclass(frozen=True)
class Translation:
    url: str
    title: str
    language: str
    code: str


@dataclass(frozen=True)
class Result:
    page: ContentPage
    title_html: SafeString
    snippet_html: SafeString
    #: What the snippet is from where the page's own text holds no word of it: a file on the page.
    snippet_from: str = ""
    #: The snippet is from a comment on the page.
    snippet_said: bool = False
    translation: Translation | None = None


def rows(pages: list[ContentPage], terms: Terms, readable: ContentPageQuerySet) -> list[Result]:
    """What the rows show of these pages, in a fixed number of queries."""
    read_shown_relations(pages)
    read_uses_ahead(pages)
    translations = _translations(pages, readable)
    snippets = _snippets(pages, terms)
    return [
        Result(
            page,
            highlight(page.title, terms),
            *snippets[page.pk],
            translations.get(page.pk),
        )
        for page in pages
    ]


def terms_of(question: Question, *, exact: bool) -> Terms:
    """What to mark: what was typed, as it was mended, and other names of the same."""
    terms = Terms()
    for term in question.wanted:
        terms |= phrase_terms(term.text) if term.quoted else _plain_terms(term, exact)
    return terms


def _plain_terms(term: Term, exact: bool) -> Terms:
    ask = asked((AsTyped if exact else PlainText)(term.text, operator="or"))
    terms = query_terms(ask.text)
    # What was mended counts as it was typed too, but only whole: its pieces are other words.
    terms |= Terms(stretches=query_terms(ask.typed).stretches)
    for synonym in ask.synonyms:
        terms |= phrase_terms(written(synonym.words))
    return terms


def readable_text(page: Page) -> str:
    """What a page's own fields say, as it is indexed, without its title; costs no query."""
    fields = _own_texts(type(page))  # type: ignore[arg-type]  # a class can be hashed
    return "\n".join(filter(None, values_in(page, fields)))


@cache
def _own_texts(model: type[Page]) -> list[SearchField]:
    return [
        field
        for field in model.get_search_fields()
        if isinstance(field, SearchField) and field.field_name not in NOT_ITS_TEXT
    ]


def _snippets(pages: list[ContentPage], terms: Terms) -> dict[int, tuple[SafeString, str, bool]]:
    """The stretch with most of the terms; if it is not the page's own, which file it is from, or
    that it is from a comment."""
    own = {page.pk: snippet(readable_text(page), terms) for page in pages}
    without = [page for page in pages if MARK not in own[page.pk]] if terms else []
    found = {key: (html, "", False) for key, html in own.items()}
    found |= {key: (html, "", True) for key, html in _said(without, terms).items()}
    for key, files in attached_texts(without).items():
        for file in files:
            html = snippet(file.text, terms)
            if MARK in html:
                found[key] = (html, file.title, False)
                break
    return found


def _said(pages: list[ContentPage], terms: Terms) -> dict[int, SafeString]:
    """The stretch of a published comment, of those pages whose comments hold a word of the query."""
    found: dict[int, SafeString] = {}
    for key, texts in said_texts(pages).items():
        html = snippet("\n".join(texts), terms)
        if MARK in html:
            found[key] = html
    return found


def _translations(
    pages: list[ContentPage], readable: ContentPageQuerySet
) -> dict[int, Translation]:
    """The pages' translations into the reader's language, where the reader may see them."""
    code = get_language() or ""
    foreign = {p.translation_key: p.pk for p in pages if p.locale.language_code != code}
    if not foreign:
        return {}
    found = readable.filter(translation_key__in=foreign, locale__language_code=code)
    return {
        foreign[page.translation_key]: Translation(
            page.get_url() or "", page.title, LANGUAGE_NAMES.get(code, code), code
        )
        for page in found.defer_streamfields()
    }
