"""Where one can go from here: main and foot navigation, the other language, the place to tell a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page, Site

from kmportal.core.models.settings import SiteSettings
from kmportal.core.models.standard_page import StandardPage
from kmportal.core.querysets import open_to_all

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
    """`exact` is false where the page has no translation: the link then leads to the page as it is,
    with everything around it in that language."""

    code: str
    label: str
    url: str
    current: bool
    exact: bool = True

    @property
    def is_default(self) -> bool:
        return self.code == settings.LANGUAGE_CODE


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
            pages[key] = home, _shown_below(home) if home else []
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
        url = reading_url(self.request, page)
        return Link(page.title, url, current=self.request.path.startswith(url))


def _shown_below(home: Page) -> list[Page]:
    """The pages below a home page, then what there is only below that of another language."""
    found: list[Page] = []
    for each in (home, *home.get_translations().live()):
        known = {page.translation_key for page in found}
        below = open_to_all(each.get_children()).select_related("locale")
        found += [page for page in below if page.translation_key not in known]
    return found


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
        for other in open_to_all(page.get_translations(inclusive=True)).select_related("locale")
    }
    own, here, links = page.locale.language_code, get_language(), []
    for code, label in _languages():
        other = page if code == own else translations.get(code)
        url = other.get_url(request) if other else None
        missing = reading_url(request, page, code)
        links.append(LanguageLink(code, label, url or missing, code == here, exact=bool(url)))
    return links


def reading_url(request: HttpRequest | None, page: Page, code: str = "") -> str:
    """Where a page is read by someone who reads the site in `code`, or in the language of now.

    A page of another language has an address there too: the same, below that language's home page
    (see `HomePage.route`).
    """
    own, code = page.locale.language_code, code or get_language() or settings.LANGUAGE_CODE
    url = page.get_url(request) or _home_url(code)
    return url if own == code else url.replace(f"/{own}/", f"/{code}/", 1)


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
