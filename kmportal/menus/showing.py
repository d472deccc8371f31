"""What one reader sees of the menus that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction

from kmportal.core.bilingual import in_either
from kmportal.core.models import SiteSettings
from kmportal.core.navigation import reading_url

from .addresses import in_language, is_elsewhere
from .snapshot import Announcement, Column, Link, Part, Rule, Target, Words, menus_of

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class ShownLink:
    """Without a `url` it is a heading of its children."""

    title: str
    url: str
    current: bool = False
    elsewhere: bool = False
    children: tuple[ShownLink, ...] = ()

    @property
    def holds_current(self) -> bool:
        return self.current or any(child.current for child in self.children)


@dataclass(frozen=True)
class ShownPart:
    kind: str
    content: object


@dataclass(frozen=True)
class ShownColumn:
    heading: str
    parts: list[ShownPart]


@dataclass(frozen=True)
class ShownAnnouncement:
    text: str
    link: ShownLink | None
    urgent: bool


class SiteMenus:
    """Empty lists where nothing is set: the templates then show what they did before."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._menus = menus_of(request)

    @property
    def is_set(self) -> bool:
        return bool(self._menus.main or self._menus.columns or self._menus.announcements)

    @property
    def has_main(self) -> bool:
        """Set, though perhaps this reader may see none of it."""
        return bool(self._menus.main)

    @cached_property
    def main(self) -> list[ShownLink]:
        return list(self._shown(self._menus.main))

    @cached_property
    def columns(self) -> list[ShownColumn]:
        return [column for each in self._menus.columns if (column := self._column(each)).parts]

    @cached_property
    def announcements(self) -> list[ShownAnnouncement]:
        now = timezone.now()
        return [
            self._announcement(each)
            for each in self._menus.announcements
            if (not each.since or each.since <= now) and (not each.until or now < each.until)
        ]

    def _shown(self, links: tuple[Link, ...]) -> Iterator[ShownLink]:
        for link in links:
            children = tuple(self._shown(link.children))
            if not link.leads:
                if children:
                    yield ShownLink(in_either(*link.words), "", children=children)
            elif link.address:
                yield self._to_address(link, children)
            elif target := self._target(link):
                yield self._to_page(link, target, children)

    def _to_address(self, link: Link, children: tuple[ShownLink, ...]) -> ShownLink:
        url = in_language(link.address)
        title = in_either(*link.words)
        return ShownLink(title, url, self._is_here(url), is_elsewhere(url), children)

    def _to_page(self, link: Link, target: Target, children: tuple[ShownLink, ...]) -> ShownLink:
        url = reading_url(self._request, target.page)
        return ShownLink(self._title(link, target), url, self._is_here(url), children=children)

    def _is_here(self, url: str) -> bool:
        """Or above here; the home page, above all, is only itself."""
        path = self._request.path
        is_home = url.strip("/") in dict(settings.LANGUAGES)
        return path == url if is_home else url.startswith("/") and path.startswith(url)

    def _title(self, link: Link, target: Target) -> str:
        """Words of the reader's language come first, of the steward or of the page."""
        own = getattr(link.words, self._language, "")
        if own or target.page.locale.language_code == self._language:
            return own or target.page.title
        return in_either(*link.words) or target.page.title

    @property
    def _language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    def _target(self, link: Link) -> Target | None:
        """In the reader's language, else the page that was chosen, if this reader may read it."""
        for language in (self._language, link.own):
            target = link.targets.get(language)
            if target and self._may_read(target):
                return target
        return None

    def _may_read(self, target: Target) -> bool:
        expires = target.page.expire_at
        if expires and expires <= timezone.now():
            return False
        return all(self._admits(rule) for rule in target.rules)

    def _admits(self, rule: Rule) -> bool:
        user = getattr(self._request, "user", None)
        if rule.restriction.restriction_type == PageViewRestriction.PASSWORD:
            return bool(rule.restriction.accept_request(self._request))
        if user is None or not user.is_authenticated:
            return False
        if rule.restriction.restriction_type == PageViewRestriction.LOGIN or user.is_superuser:
            return True
        return not self._groups.isdisjoint(rule.groups)

    @cached_property
    def _groups(self) -> set[int]:
        """Asked only where an item is for some groups, and the reader has signed in."""
        return set(self._request.user.groups.values_list("pk", flat=True))

    def _column(self, column: Column) -> ShownColumn:
        parts = [ShownPart(part.kind, self._content(part)) for part in column.parts]
        return ShownColumn(
            in_either(*column.heading),
            [part for part in parts if part.content],
        )

    def _content(self, part: Part) -> object:
        if part.kind == "contact":
            site = SiteSettings.for_request(self._request)
            return [site.contact_phone, site.contact_email] if _has_contact(site) else None
        if part.kind == "links":
            return list(self._shown(part.content))
        return in_either(*part.content) if isinstance(part.content, Words) else part.content

    def _announcement(self, each: Announcement) -> ShownAnnouncement:
        link = next(self._shown((each.link,)), None) if each.link.leads else None
        return ShownAnnouncement(in_either(*each.words), link, each.urgent)


def _has_contact(site: SiteSettings) -> bool:
    return bool(site.contact_phone or site.contact_email)
