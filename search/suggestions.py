"""What the search box suggests as one types: pages, learning centres, pages of the site itself,
places, themes, and what others searched for.

Everything is found by the beginnings of words, which in Thai stand anywhere in a title: `ทรัพย์`
finds กลุ่มออมทรัพย์. What a reader may not see is kept out of the question itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kmportal.core.listing import page_types
from kmportal.core.templatetags.portal import dye_of

from . import thai
from .addresses import Address
from .backends.prefixes import LONGEST_PREFIX, prefixes
from .name_index import names
from .query_log import popular_starting_with
from .readers import readable_by
from .titles import beginning

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

    from kmportal.core.models import ContentPage
    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User
    from kmportal.places.models import Place
    from kmportal.themes.models import Theme

#: Characters of what was typed that are looked at.
LONGEST = 60
MOST_WORDS = 8
MOST_PAGES, MOST_CENTERS, MOST_PLACES, MOST_THEMES, MOST_SEARCHES = 5, 2, 3, 2, 3
#: Hits looked through for those that begin as the text does: an engine ranks them all alike.
LOOKED_THROUGH = 30

_INVISIBLE = "[\u200b-\u200d\u2060]*"
_MARKS = f"[{thai.MARKS}ำ]*"
_THAI_DIGITS = dict(zip("0123456789", "๐๑๒๓๔๕๖๗๘๙", strict=True))

#: A label in pieces, each with whether it is what was typed.
Pieces = list[tuple[str, bool]]


@dataclass(frozen=True)
class Suggestion:
    pieces: Pieces
    url: str
    detail: str = ""
    lang: str = ""  #: where it is another than the reader's
    dye: str = ""


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    suggestions: list[Suggestion]


def suggest(text: str, user: User | AnonymousUser | None = None) -> list[Group]:
    """Groups with something to suggest to this reader, in the language of the request."""
    text = thai.normalise(text[:LONGEST]).strip()
    typed = thai.runs(text)[:MOST_WORDS]
    if not typed:
        return []
    pages, centers = _pages(typed, text, user)
    index = names()
    groups = [
        Group("pages", _("Stories and research"), [_of_page(p, typed, kind=True) for p in pages]),
        Group("centers", _("Learning centres"), [_of_page(page, typed) for page in centers]),
        Group("site", _("On this site"), [_of_page(p, typed) for p in beginning(text, user)]),
        Group(
            "places", _("Places"), [_of_place(p, typed) for p in index.places(text, MOST_PLACES)]
        ),
        Group(
            "themes", _("Themes"), [_of_theme(t, typed) for t in index.themes(text, MOST_THEMES)]
        ),
        Group(
            "searches",
            _("Others searched for"),
            [_of_search(found, typed) for found in popular_starting_with(text, MOST_SEARCHES)],
        ),
    ]
    return [group for group in groups if group.suggestions]


def _pages(
    typed: list[str], text: str, user: User | AnonymousUser | None
) -> tuple[list[ContentPage], list[ContentPage]]:
    """Pages, and the learning centres among them: these are few, so they are asked for apart."""
    readable = readable_by(user).select_related("locale")
    center = page_types().get("center")
    if center is None:
        return _best(readable, typed, text)[:MOST_PAGES], []
    content_type = ContentType.objects.get_for_model(center)
    pages = _best(readable.exclude(content_type=content_type), typed, text)
    centers = _best(readable.filter(content_type=content_type), typed, text)
    return pages[:MOST_PAGES], centers[:MOST_CENTERS]


def _best(pages: ContentPageQuerySet, typed: list[str], text: str) -> list[ContentPage]:
    """Titles that begin as the text does come first, then those in the reader's language."""
    hits = pages.autocomplete(" ".join(typed), operator="and")[:LOOKED_THROUGH]
    language = get_language()

    def rank(page: ContentPage) -> tuple[bool, bool]:
        begins = thai.normalise(page.title).startswith(text)
        return not begins, page.locale.language_code != language

    return sorted((page for page in hits if _has_words(page.title, typed)), key=rank)


def _has_words(title: str, typed: list[str]) -> bool:
    """Whether words begin so: engines in the database find the middle of words too."""
    found = _beginnings(title)
    return all(any(word.startswith(run[:LONGEST_PREFIX]) for word in found) for run in typed)


@lru_cache(maxsize=4096)
def _beginnings(title: str) -> tuple[str, ...]:
    return tuple(prefixes(title))


def _of_page(page: Page, typed: list[str], *, kind: bool = False) -> Suggestion:
    language = page.locale.language_code
    model = page.specific_class if kind else None
    return Suggestion(
        marked(page.title, typed),
        page.url,
        str(model.kind_label) if model else "",
        language if language != get_language() else "",
    )


def _of_place(place: Place, typed: list[str]) -> Suggestion:
    name = place.short_name
    above = place.full_name.removeprefix(name).strip(" ,")
    # `ต.` and `อ.` say it already; English names stand alone.
    level = place.level_label if name == place.name else ""
    detail = " · ".join(filter(None, (above, level)))
    return Suggestion(marked(name, typed), place.get_absolute_url(), detail)


def _of_theme(theme: Theme, typed: list[str]) -> Suggestion:
    detail = theme.parent.name if theme.parent else ""
    return Suggestion(
        marked(theme.name, typed), theme.get_absolute_url(), detail, dye=dye_of(theme)
    )


def _of_search(text: str, typed: list[str]) -> Suggestion:
    return Suggestion(marked(text, typed), f"{reverse('search')}{Address(text).url}")


def marked(text: str, typed: list[str]) -> Pieces:
    """A text in pieces, those marked that were typed: where a word begins so, else anywhere.

    >>> marked("กลุ่มออมทรัพย์", ["ทรัพย"])
    [('กลุ่มออม', False), ('ทรัพย์', True)]
    """
    starts = set(_word_starts(text))
    pieces: Pieces = []
    end = 0
    for start, stop in sorted(filter(None, (_span(text, run, starts) for run in typed))):
        if start >= end:
            pieces += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    pieces.append((text[end:], False))
    return [piece for piece in pieces if piece[0]]


def _span(text: str, run: str, starts: set[int]) -> tuple[int, int] | None:
    """Where a run of letters stands, with the marks that belong to its last letter."""
    pattern = _INVISIBLE.join(
        f"[{letter}{_THAI_DIGITS[letter]}]" if letter in _THAI_DIGITS else re.escape(letter)
        for letter in run
    )
    spans = [match.span() for match in re.finditer(pattern + _MARKS, text, re.IGNORECASE)]
    return next((span for span in spans if span[0] in starts), spans[0] if spans else None)


def _word_starts(text: str) -> Iterator[int]:
    position = 0
    for piece in thai.pieces(text):
        yield position
        position += len(piece)
