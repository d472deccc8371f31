"""A site's menus as they are kept in memory: what is written, and the pages it leads to.

Nothing here knows who reads, or when: `showing` asks that of what is kept.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.rich_text import expand_db_html

from kmportal.core.kept import Kept

from .models import MenuSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import PortalImage

#: Of a logo, twice as high as it is shown.
LOGO = "max-480x120|format-webp"


class Words(NamedTuple):
    th: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.th or self.en)


class Rule(NamedTuple):
    """Who may read a page, and what is below it."""

    restriction: PageViewRestriction
    groups: frozenset[int]


@dataclass(frozen=True)
class Target:
    """A page in one language, published when this was kept."""

    page: Page
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Link:
    """`targets` by language; `own` is the language of the page that was chosen. Without `leads` it
    is a heading."""

    words: Words
    targets: Mapping[str, Target] = field(default_factory=dict)
    own: str = ""
    address: str = ""
    leads: bool = True
    children: tuple[Link, ...] = ()


class Logo(NamedTuple):
    url: str
    width: int
    height: int
    name: str
    address: str


class Part(NamedTuple):
    """Of a column: `kind` is the name of its block."""

    kind: str
    content: Any


class Column(NamedTuple):
    heading: Words
    parts: tuple[Part, ...]


class Announcement(NamedTuple):
    words: Words
    link: Link
    since: datetime.datetime | None
    until: datetime.datetime | None
    urgent: bool


@dataclass(frozen=True)
class Menus:
    main: tuple[Link, ...] = ()
    columns: tuple[Column, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    keys: frozenset[Any] = frozenset()  #: translation keys of all pages that were chosen
    paths: tuple[str, ...] = ()  #: of those that are published, in every language

    def shows(self, page: Page) -> bool:
        """Also where it could soon: as a translation, or by a page above it."""
        above = any(path.startswith(page.path) for path in self.paths)
        return above or page.translation_key in self.keys


def menus_of(request: HttpRequest) -> Menus:
    """Of the request's site; no query in the ordinary case."""
    known, site = by_site(), Site.find_for_request(request)
    key = site.pk if site else None
    if key not in known:
        known[key] = _read(site)
    return known[key]


by_site: Kept[dict[int | None, Menus]] = Kept("menus", dict)


def _read(site: Site | None) -> Menus:
    written = MenuSettings.objects.filter(site=site).first() if site else None
    if written is None:
        return Menus()
    values = [
        block.value for block in (*written.main_menu, *written.footer, *written.announcements)
    ]
    chosen = set(_chosen(values))
    targets = _targets(chosen)
    reader = _Reader(targets)
    return Menus(
        tuple(reader.link(block.value) for block in written.main_menu),
        tuple(reader.column(block.value) for block in written.footer),
        tuple(reader.announcement(block.value) for block in written.announcements),
        frozenset(page.translation_key for page in chosen),
        tuple(target.page.path for each in targets.values() for target in each.values()),
    )


def _chosen(value: Any) -> Iterator[Page]:
    """Every page in a value, however deep."""
    if isinstance(value, Page):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _chosen(each)
    elif hasattr(value, "block_type"):
        yield from _chosen(value.value)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            yield from _chosen(each)


def _targets(chosen: set[Page]) -> dict[Any, dict[str, Target]]:
    """Published translations of the pages by translation key and language."""
    if not chosen:
        return {}
    keys = {page.translation_key for page in chosen}
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale")
    rules = _rules(pages)
    found: dict[Any, dict[str, Target]] = defaultdict(dict)
    for page in pages:
        own = tuple(rule for path, rule in rules if page.path.startswith(path))
        found[page.translation_key][page.locale.language_code] = Target(page, own)
    return found


def _rules(pages: Iterable[Page]) -> list[tuple[str, Rule]]:
    """By the path of the page that is restricted."""
    paths = {page.path[:end] for page in pages for end in range(4, len(page.path) + 1, 4)}
    restrictions = PageViewRestriction.objects.filter(Q(page__path__in=paths))
    return [
        (each.page.path, Rule(each, frozenset(group.pk for group in each.groups.all())))
        for each in restrictions.select_related("page").prefetch_related("groups")
    ]


class _Reader:
    def __init__(self, targets: Mapping[Any, Mapping[str, Target]]) -> None:
        self._targets = targets

    def link(self, value: Any) -> Link:
        page = value.get("page")
        return Link(
            Words(value.get("label_th") or "", value.get("label_en") or ""),
            self._targets.get(page.translation_key, {}) if page else {},
            page.locale.language_code if page else "",
            value.get("address") or "",
            leads=bool(page or value.get("address")),
            children=tuple(self.link(child) for child in value.get("children") or ()),
        )

    def column(self, value: Any) -> Column:
        parts = tuple(
            Part(p.block_type, self._content(p.block_type, p.value)) for p in value["parts"]
        )
        return Column(Words(value["heading_th"] or "", value["heading_en"] or ""), parts)

    def _content(self, kind: str, value: Any) -> Any:
        if kind == "links":
            return tuple(self.link(link) for link in value)
        if kind == "logos":
            return tuple(_logo(logo["image"], logo) for logo in value if logo["image"])
        if kind == "text":
            return Words(_html(value["text_th"]), _html(value["text_en"]))
        return None

    def announcement(self, value: Any) -> Announcement:
        return Announcement(
            Words(value["text_th"] or "", value["text_en"] or ""),
            self.link(value),
            value["shown_from"],
            value["shown_until"],
            value["urgent"],
        )


def _logo(image: PortalImage, value: Any) -> Logo:
    rendition = image.get_rendition(LOGO)
    return Logo(
        rendition.url, rendition.width, rendition.height, value["name"], value["address"] or ""
    )


def _html(text: Any) -> str:
    """With the addresses of its links: asking for those on every page would cost a query each."""
    return expand_db_html(text.source) if text else ""
