"""What stands beside the results: places, themes and pages without a story, if a text names them
exactly; places and themes that come near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kmportal.places.querysets import pages_in
from kmportal.themes.querysets import pages_about

from . import thai
from .named import places_like, places_named, themes_like, themes_named

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.places.models import Place
    from kmportal.themes.models import Theme

#: More places than these with one name are no best answer, but a list to choose from.
MOST_PLACES = 3
MOST_NEAR = 5
#: Letters of the longest text that may be a name: a tambon with all it belongs to.
LONGEST_NAME = 90


@dataclass(frozen=True)
class Card:
    """A place, theme or other page; `count` is of pages its reader may see, None if not counted."""

    kind: str
    kind_label: str
    name: str
    detail: str
    url: str
    count: int | None = None
    dye: str = ""
    key: str = ""  #: what its cloth is woven from, as on its own page


def best(texts: Iterable[str], themes: list[Theme], readable: ContentPageQuerySet) -> list[Card]:
    """The theme and places that the first of the texts to name any names, with their pages counted."""
    for text in texts:
        if not text or len(text) > LONGEST_NAME:
            continue
        named = themes_named(text, themes)
        places = places_named(text)[:MOST_PLACES]
        if named or places:
            about = [_theme_card(t, (readable & pages_about(t)).count()) for t in named[:1]]
            here = [_place_card(place, (readable & pages_in(place)).count()) for place in places]
            return about + sorted(here, key=lambda card: -(card.count or 0))
    return []


def of_page(page: Page) -> Card:
    """A collection, a form, a page of the portal itself."""
    return Card("page", _("On this site"), page.title, "", page.get_url() or "", key=page.slug)


def near_themes(text: str, themes: list[Theme]) -> list[Card]:
    return [_theme_card(theme) for theme in themes_like(_words(text), themes, MOST_NEAR)]


def near_places(text: str) -> list[Card]:
    return [_place_card(place) for place in places_like(_words(text), MOST_NEAR)]


def _words(text: str) -> list[str]:
    """Words and the stretches between spaces: a name may be cut into words."""
    return list(dict.fromkeys([*thai.runs(text), *thai.words(text)]))


def _theme_card(theme: Theme, count: int | None = None) -> Card:
    above = theme.ancestors[-1].name if theme.ancestors else ""
    url = theme.get_absolute_url()
    return Card("theme", _("Theme"), theme.name, above, url, count, theme.effective_dye, theme.slug)


def _place_card(place: Place, count: int | None = None) -> Card:
    above = [each.short_name for each in reversed(place.ancestors)]
    detail = (", " if place.short_name == place.name else " ").join(above)
    url = place.get_absolute_url()
    return Card("place", place.level_label, place.heading, detail, url, count, key=place.code)
