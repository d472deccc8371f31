"""Where one can go from here: main and foot navigation, the other language, the place to tell a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from kmportal.core.models.settings import SiteSettings
from kmportal.core.models.standard_page import StandardPage

if TYPE_CHECKING:
    from django.http import HttpRequest

NAVIGATION_KEY = "core.navigation"
#: The standard page that says how to tell a story, for those who cannot write here themselves.
TELL_SLUG = "tell"


#: By site and language: the home page, and the pages below it.
Remembered = dict[tuple[int, str], tuple["Page | None", list[Page]]]


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """`exact` is false where the page has no translation: the link then leads to the other home page."""

    code: str
    label: str
    url: str
    current: bool
    exact: bool = True


class Navigation:
    """The pages below the home page of the reader's language: asked once a minute, or when one of
    them has changed (see `roots_signals`)."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        site = Site.find_for_request(request)
        language = get_language() or settings.LANGUAGE_CODE
        pages: Remembered = cache.get(NAVIGATION_KEY) or {}
        key = (site.pk if site else 0, language)
        if key not in pages:
            home = home_page(request)
            pages[key] = home, list(home.get_children().live().public()) if home else []
            cache.set(NAVIGATION_KEY, pages, 60)
        self.home, self.children = pages[key]

    @classmethod
    def of(cls, request: HttpRequest) -> Navigation:
        known: dict[str, Navigation] = request.__dict__.setdefault("_navigation", {})
        language = get_language() or settings.LANGUAGE_CODE
        if language not in known:
            known[language] = cls(request)
        return known[language]

    @property
    def main(self) -> list[Page]:
        return [page for page in self.children if page.show_in_menus]

    @property
    def foot(self) -> list[Page]:
        """Plain pages (about, help, licences) stand at the foot unless the menu has them."""
        return [
            page
            for page in self.children
            if not page.show_in_menus and page.specific_class is StandardPage
        ]

    def index_of(self, kind: str) -> Page | None:
        """The page that lists one kind of content."""
        listing = (p for p in self.children if getattr(p.specific_class, "lists", "") == kind)
        return next(listing, None)

    def link(self, page: Page) -> Link:
        url = page.get_url(self.request) or "/"
        return Link(page.title, url, current=self.request.path.startswith(url))


def home_page(request: HttpRequest) -> Page | None:
    """The home page in the language being read; the site's own where that one is not there."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = site.root_page
    translated = root.get_translations(inclusive=True).filter(
        live=True, locale__language_code=get_language() or settings.LANGUAGE_CODE
    )
    return translated.first() or root


def language_links(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """The same page in each language, the one being read included."""
    links = _of_page(request, page) if page is not None else _of_view(request)
    return list(links)


def _of_page(request: HttpRequest, page: Page) -> list[LanguageLink]:
    translations = {
        other.locale.language_code: other
        for other in page.get_translations(inclusive=True).live().public().select_related("locale")
    }
    links = []
    for code, label in _languages():
        current = code == page.locale.language_code
        other = page if current else translations.get(code)
        url = other.get_url(request) if other else None
        missing = f"{_home_url(code)}?untranslated={page.pk}"
        links.append(LanguageLink(code, label, url or missing, current, exact=bool(url)))
    return links


def _of_view(request: HttpRequest) -> list[LanguageLink]:
    """Addresses outside the page tree are the same in each language but for the first part."""
    here, links = get_language() or settings.LANGUAGE_CODE, []
    known = request.resolver_match is not None and request.path.startswith(f"/{here}/")
    for code, label in _languages():
        url = f"/{code}/{request.get_full_path()[len(here) + 2 :]}" if known else _home_url(code)
        links.append(LanguageLink(code, label, url, current=code == here))
    return links


def _languages() -> list[tuple[str, str]]:
    """Each language by its own name: whoever looks for it can read that."""
    return [("th", "ภาษาไทย"), ("en", "English")]


def _home_url(code: str) -> str:
    return f"/{code}/"


def untranslated_page(request: HttpRequest) -> Page | None:
    """The page a reader came from that has no translation, if anyone may see it."""
    key = request.GET.get("untranslated", "")
    if not (key.isdecimal() and len(key) < 10):
        return None
    found: Page | None = (
        Page.objects.live().public().exclude(locale=Locale.get_active()).filter(pk=key).first()
    )
    return found


def tell_url(request: HttpRequest) -> str:
    """Where a story is told: the form for members; how to send one in, where there is no list of notes."""
    navigation = Navigation.of(request)
    if navigation.index_of("note"):
        return reverse("telling:new")
    how_to = next((page for page in navigation.children if page.slug == TELL_SLUG), None)
    if how_to:
        return how_to.get_url(request) or ""
    email = SiteSettings.for_request(request).contact_email
    return f"mailto:{email}" if email else ""
