"""Places and themes that a draft's text names, as tags. An unclear name stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from pythainlp.tokenize import word_tokenize

from kmportal.core.bin_tree import outside_bin
from kmportal.core.models import ContentPage
from kmportal.places.models import PagePlace, Place
from kmportal.places.resolve import find_places
from kmportal.themes.models import PageTheme, Theme
from learning_centers.models import LearningCenterPage

from .drafts import CenterDraft

_SHOWN_SUGGESTIONS = 3
#: Words that say nothing about which theme is meant.
_EVERYWHERE = frozenset(
    {"ฐาน", "ระบบ", "การ", "ความ", "พัฒนา", "ชุมชน", "สร้าง", "งาน", "และ", "หรือ", "จาก", "ของ"}
    | {"ใน", "อนุรักษ์", "base", "of", "and", "the", "community"}
)
_ALTERNATIVES = re.compile(r"\s*(?:และ|\band\b|,)\s*")
SHORTEST_THEME_NAME = 6
ALIKE = 0.5


def tag_places(page: ContentPage, text: str, unsure: list[str]) -> list[str]:
    """Tag the page with every place the text names; returns the names as they are written."""
    tags: list[PagePlace] = []
    written: list[str] = []
    seen: set[int] = set()
    for name, found in find_places(text):
        if found.place is None:
            tags.append(PagePlace(as_written=name[:200], sort_order=len(tags)))
            unsure.append(_unresolved(name, found.suggestions))
        elif found.place.pk not in seen:
            seen.add(found.place.pk)
            tags.append(PagePlace(place=found.place, sort_order=len(tags)))
        else:
            continue
        written.append(name)
    page.place_tags = tags
    return written


def _unresolved(name: str, suggestions: list[Place]) -> str:
    if not suggestions:
        return _("“%(name)s” is no official place; it is kept as written.") % {"name": name}
    message = _("“%(name)s” is no official place; it is kept as written. Perhaps: %(places)s.")
    shown = "; ".join(place.full_name for place in suggestions[:_SHOWN_SUGGESTIONS])
    return message % {"name": name, "places": shown}


def tag_themes(page: ContentPage, themes: Iterable[Theme]) -> None:
    """Tag the page; a base goes without saying where one of its branches is meant."""
    distinct = list(dict.fromkeys(themes))
    bases = {theme.parent_id for theme in distinct if theme.parent_id}
    kept = [theme for theme in distinct if theme.pk not in bases]
    page.theme_tags = [PageTheme(theme=theme, sort_order=i) for i, theme in enumerate(kept)]


def themes_named_in(title: str) -> list[Theme]:
    """Themes whose name, or one side of its `และ`, stands in the title word for word."""
    found = []
    for theme in Theme.objects.select_related("parent"):
        names = _ALTERNATIVES.split(theme.name_th) + _ALTERNATIVES.split(theme.name_en)
        if any(_stands_in(name, title) for name in names):
            found.append(theme)
    return found


def _stands_in(name: str, title: str) -> bool:
    if len(name) < SHORTEST_THEME_NAME:
        return False
    if name.isascii():
        return re.search(rf"\b{re.escape(name)}\b", title, re.I) is not None
    return name in title


def base_named(name: str) -> Theme | None:
    """The one base whose name shares most words with `ฐาน…`, or none if two share as many."""
    words = _words(name)
    scored = [
        (len(words & own) / len(own), theme)
        for theme in Theme.objects.filter(parent=None)
        if (own := _words(theme.name_th) | _words(theme.name_en, words))
    ]
    best = max((score for score, _theme in scored), default=0)
    themes = [theme for score, theme in scored if score == best]
    return themes[0] if best and len(themes) == 1 else None


def _words(name: str, among: frozenset[str] | None = None) -> frozenset[str]:
    tokens = word_tokenize(name.lower(), engine="newmm", keep_whitespace=False)
    words = frozenset(token for token in tokens if len(token) > 2) - _EVERYWHERE
    return words if among is None else words & among


def existing_center(draft: CenterDraft, unsure: list[str]) -> LearningCenterPage | None:
    """A page of the same centre: by its title, or at the same place with a title much alike."""
    places = {found.place for _name, found in find_places(draft.text) if found.place}
    for page in _centers_in(draft.language):
        tagged = {tag.place for tag in page.place_tags.all() if tag.place_id}
        same_place = bool(tagged & places)
        if _plain(page.title) in (_plain(draft.title), _plain(draft.text)):
            if same_place or not tagged or not places:
                return page
        elif same_place and _is_local(tagged & places) and _alike(page.title, draft.title):
            message = _(
                "“%(name)s” was taken for the centre “%(page)s”, which is at the same place."
            )
            unsure.append(message % {"name": draft.title, "page": page.title})
            return page
    return None


def _centers_in(language: str) -> Iterable[LearningCenterPage]:
    pages = LearningCenterPage.objects.filter(outside_bin(), locale__language_code=language)
    return pages.prefetch_related("place_tags__place")


def _is_local(places: set[Place]) -> bool:
    return any(place.level >= Place.Level.AMPHOE for place in places)


def _alike(title: str, other: str) -> bool:
    return SequenceMatcher(None, _plain(title), _plain(other)).ratio() >= ALIKE


def _plain(text: str) -> str:
    return re.sub(r"[\s\u200b.()]", "", text).lower()
