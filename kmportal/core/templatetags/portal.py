"""Tags and filters of the reader's pages."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.conf import settings
from django.core.paginator import Page as PaginatedPage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pythainlp.tokenize import word_tokenize
from wagtail.models import Page

from kmportal.core import cloth as weaving
from kmportal.core import dates, navigation
from kmportal.core.bilingual import language_by_script
from kmportal.core.licences import Licence
from kmportal.core.models import ContentPage

register = template.Library()

THAI = re.compile(r"[\u0e01-\u0e5b]")
LONGEST_UNBROKEN = 18  # letters: a longer word may have to break on a phone
#: What Wagtail calls the page of a template that it serves.
PAGE_VARIABLES = ("page", "self")


class Dyed(Protocol):
    """A theme, which this app knows only by its looks."""

    dye: str

    @property
    def parent(self) -> Dyed | None: ...


register.filter("thai_date", dates.readable_date)
register.filter("date_range", dates.readable_range)


@register.filter
def era_year(year: int | None) -> str:
    return "" if year is None else str(dates.era_year(int(year)))


@register.simple_tag
def cloth(page: ContentPage, size: str = "144x168", image: bool = True) -> SafeString:
    """A page's lead image cut to `size`, or the pattern it weaves. Decoration: it has no alt text."""
    if image and page.lead_image:
        rendition = page.lead_image.get_rendition(f"fill-{size}|format-webp")
        return format_html(
            '<img class="cloth" src="{}" width="{}" height="{}" alt="" loading="lazy">',
            rendition.url,
            rendition.width,
            rendition.height,
        )
    themes = [tag.theme for tag in page.theme_tags.all()]
    codes = [tag.place.code[:2] for tag in page.place_tags.all() if tag.place]
    dye = dye_of(themes[0]) if themes else ""
    name = weaving.choose(page.kind, str(page.translation_key), dye, frozenset(codes))
    return _pattern(name)


@register.simple_tag
def weft(key: str, dye: str = "") -> SafeString:
    """The mudmee of anything with a key of its own: a place's code, a theme's slug."""
    return _pattern(weaving.choose("lesson", str(key), dye, frozenset({str(key)[:2]})))


@lru_cache(maxsize=512)
def _pattern(name: str) -> SafeString:
    source = static(f"cloth/{name}")
    return format_html('<img class="cloth" src="{}" alt="" loading="lazy">', source)


def dye_of(theme: Dyed) -> str:
    """A branch is dyed like its base."""
    return theme.dye or (theme.parent.dye if theme.parent else "")


@register.filter
def dye_class(theme: Dyed) -> str:
    return f"dye-{dye_of(theme) or 'kram'}"


@register.filter
def wordjoin(text: object) -> SafeString | str:
    """Thai words kept whole at line ends: browsers split เจ้าหน้าที่ and เรียนรู้ in the middle."""
    return _joined(str(text))


@lru_cache(maxsize=4096)
def _joined(text: str) -> SafeString | str:
    """Remembered, since lists repeat the names of their themes and places."""
    words = tuple(word_tokenize(text, engine="newmm")) if THAI.search(text) else (text,)
    if len(words) < 2:
        return text
    return format_html_join("", "{}", ((_unbroken(word),) for word in words))


@register.filter
def clauses(text: str) -> SafeString | str:
    """Thai leaves a space between clauses, not words: lines of a large heading break there first."""
    if not THAI.search(text):
        return text
    return format_html_join(
        " ", '<span class="clause">{}</span>', ((wordjoin(clause),) for clause in text.split())
    )


def _unbroken(word: str) -> SafeString | str:
    if THAI.match(word) and 3 < len(word) <= LONGEST_UNBROKEN:
        # No <wbr> between: with `text-wrap: balance` it crashes Chromium's line breaker (seen in 156).
        return format_html('<span class="word">{}</span>', word)
    return word


@register.inclusion_tag("components/licence.html")
def licence(choice: Licence | str) -> dict[str, Licence]:
    return {"licence": Licence(choice)}


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """Drawn once: a results page shows dozens."""
    return render_to_string("components/icon.html", {"name": name})


@register.inclusion_tag("components/breadcrumb.html", takes_context=True)
def breadcrumb(context: template.Context, page: Page) -> dict[str, Any]:
    """The pages above a page, from the home page down."""
    above = page.get_ancestors().live().filter(depth__gt=1)
    if page.locale.language_code != get_language():
        above = [each.localized for each in above]
    return {"crumbs": [(each.title, each.get_url(context.get("request"))) for each in above]}


@register.simple_tag(takes_context=True)
def main_navigation(context: template.Context) -> list[navigation.Link]:
    """The site's own pages, then places and themes."""
    request = context["request"]
    menu = navigation.Navigation.of(request)
    ours = ((_("Tambons"), reverse("places")), (_("Themes"), reverse("themes")))
    return [menu.link(page) for page in menu.main] + [
        navigation.Link(title, url, request.path.startswith(url)) for title, url in ours
    ]


@register.simple_tag(takes_context=True)
def foot_navigation(context: template.Context) -> list[navigation.Link]:
    menu = navigation.Navigation.of(context["request"])
    return [menu.link(page) for page in menu.foot]


@register.simple_tag(takes_context=True)
def home_url(context: template.Context) -> str:
    home = navigation.Navigation.of(context["request"]).home
    return (home.get_url(context["request"]) if home else None) or "/"


@register.simple_tag(takes_context=True)
def index_url(context: template.Context, kind: str) -> str:
    """The address of the page that lists one kind of content, or an empty text."""
    menu = navigation.Navigation.of(context["request"])
    page = menu.index_of(kind)
    return (page.get_url(context["request"]) if page else None) or ""


@register.simple_tag(takes_context=True)
def tell_url(context: template.Context) -> str:
    return navigation.tell_url(context["request"])


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[navigation.LanguageLink]:
    """This page in each language. Views outside the page tree must not name a variable `page`."""
    pages = (context.get(name) for name in PAGE_VARIABLES)
    page = next((found for found in pages if isinstance(found, Page) and found.pk), None)
    return navigation.language_links(context["request"], page)


@register.filter
def lang_by_script(text: object) -> SafeString | str:
    """For a name that may be Thai on a page that is not: people's, free tags, what has no English yet."""
    code = language_by_script(str(text))
    return format_html(' lang="{}"', code) if code else ""


@register.simple_tag(takes_context=True)
def reading_url(context: template.Context, page: Page) -> str:
    """The page's address for whoever reads the site in this language, also where it has no translation."""
    # A row is included with `only`, so no variable of it holds the request, which remembers the
    # addresses of the sites' roots; without it each row would ask the cache.
    return navigation.reading_url(getattr(context, "request", None), page)


@register.simple_tag(takes_context=True)
def absolute_url(context: template.Context, url: str) -> str:
    return context["request"].build_absolute_uri(url)


@register.filter
def page_numbers(pages: PaginatedPage) -> list[int | None]:
    """The numbers worth showing: ends and neighbours, with None for a gap."""
    last = pages.paginator.num_pages
    shown = [n for n in range(1, last + 1) if n in (1, last) or abs(n - pages.number) <= 1]
    numbers: list[int | None] = []
    for number in shown:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.filter
def first_letter(name: str) -> str:
    """The first consonant of a name: a leading vowel such as เ alone says nothing."""
    return next((letter for letter in name if letter.isalpha() and letter not in "เแโใไ"), name[:1])


@register.filter
def iso(value: datetime.date) -> str:
    """For the `datetime` attribute of a `time` element."""
    return value.isoformat()


@register.simple_tag
def site_name() -> str:
    """For pages that must not ask the database."""
    return str(settings.WAGTAIL_SITE_NAME)
