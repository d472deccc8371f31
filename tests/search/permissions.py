"""Pages of one word, each kept from readers in its own way: the same on every engine."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from kmportal.core.models import HomePage
from kmportal.members.models import User
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import FieldNoteIndexPage, FieldNotePage
from search.narrowing import Option
from search.queries import Search
from tests import factories

#: On every page.
WORD = "กระจูด"
DAY = datetime.timedelta(days=1)
#: What each page alone says, in its title and its text, and how it is kept from readers.
OPEN = {"marigoldina": "open", "bungenvilla": "open too"}
HIDDEN = {
    "krabangtong": "password",
    "wasanadeedo": "login",
    "chompunuch": "group",
    "fahlikhit": "unpublished",
    "pimpisarn": "expired",
    "dokrakluang": "scheduled",
    "suwanthong": "restricted above",
    "yothakarn": "moved below a private page",
    "laemsingto": "moved with its section",
    "nokkrajib": "moved to another site",
    "hoykraengdam": "outside all sites",
    "jampadaeng": "deleted",
    "malaivorn": "translation of an open page",
}
NAMES = OPEN | HIDDEN


@dataclass
class Library:
    """All pages; `hide` keeps those from readers that it should, `show` opens them again."""

    tree: dict[str, Page]
    pages: dict[str, FieldNotePage]
    group: Group

    def hide(self) -> None:
        page = {way: self._current(name) for name, way in HIDDEN.items()}
        _restrict(page["password"], "password", password="รหัส")
        _restrict(page["login"], "login")
        _restrict(page["group"], "groups").groups.add(self.group)
        _restrict(self.tree["section"], "login")
        _restrict(page["translation of an open page"], "login")
        page["unpublished"].unpublish()
        _publish(page["expired"], expire_at=timezone.now() - DAY)
        page["scheduled"].unpublish()
        _publish(page["scheduled"], go_live_at=timezone.now() + DAY)
        self._move(page["moved below a private page"], "closed")
        self._move(self.tree["moving"], "closed")
        self._move(page["moved to another site"], "elsewhere")
        self._move(page["outside all sites"], "root")
        page["deleted"].delete()

    def show(self) -> None:
        """As it was; what was deleted stays so."""
        page = {way: self._current(n) for n, way in HIDDEN.items() if way != "deleted"}
        _publish(page["expired"], expire_at=None)
        _publish(page["unpublished"])
        _publish(page["scheduled"], go_live_at=None)
        for way in ("moved below a private page", "moved to another site", "outside all sites"):
            self._move(page[way], "notes")
        self._move(self.tree["moving"], "home")
        closed = PageViewRestriction.objects.exclude(page=self.tree["closed"])
        for restriction in closed:
            restriction.delete()

    def _current(self, name: str) -> FieldNotePage:
        return FieldNotePage.objects.get(pk=self.pages[name].pk)

    def _move(self, page: Page, to: str) -> None:
        target = Page.objects.get(pk=self.tree[to].pk)
        type(page).objects.get(pk=page.pk).move(target, "last-child")


def library() -> Library:
    """Everything open, but for one section that has always been closed and is empty."""
    tree = factories.site_tree()
    tree["root"] = Page.objects.get(depth=1)
    for name in ("section", "moving", "closed"):
        tree[name] = factories.page(tree["home"], FieldNoteIndexPage, name)
    _restrict(tree["closed"], "login")
    tree["elsewhere"] = tree["root"].add_child(
        instance=HomePage(title="อีกเว็บหนึ่ง", slug="other", headline=".", locale=tree["home"].locale)
    )
    Site.objects.create(hostname="other.example.org", root_page=tree["elsewhere"])
    group = Group.objects.create(name="กรรมการเครือข่าย")
    made = Library(tree, {}, group)
    for number, (name, way) in enumerate(NAMES.items()):
        made.pages[name] = _page(tree, number, name, way)
    return made


def _page(tree: dict[str, Page], number: int, name: str, way: str) -> FieldNotePage:
    parents = {"restricted above": "section", "moved with its section": "moving"}
    if way == "translation of an open page":
        page = _translation(tree, name)
    else:
        page = factories.page(
            tree[parents.get(way, "notes")], FieldNotePage, f"{WORD} {name}", **_fields(name)
        )
    theme = factories.theme(f"theme-{number}", f"เรื่องที่ {number}", f"Topic {number}")
    place = factories.place(f"{20 + number}", f"เมืองที่ {number}", f"Town {number}")
    PageTheme.objects.create(page=page, theme=theme)
    PagePlace.objects.create(page=page, place=place)
    page = FieldNotePage.objects.get(pk=page.pk)
    page.written_at = datetime.datetime(2001 + number, 5, 1, tzinfo=datetime.UTC)
    page.save()
    return page


def _fields(name: str) -> dict[str, Any]:
    text = f"<p>ทอเสื่อ{WORD}กับ {name} ในหมู่บ้านริมทะเลน้อย</p>"
    return {"summary": f"การทอเสื่อ{WORD} {name}", "body": [("paragraph", text)]}


def _translation(tree: dict[str, Page], name: str) -> FieldNotePage:
    """A page in English whose Thai original stays open."""
    english = Locale.objects.get(language_code="en")
    for key in ("home", "notes"):
        copy = tree[key].copy_for_translation(english)
        copy.slug = f"{key}-en"
        copy.live = True
        copy.save()
    original = factories.page(tree["notes"], FieldNotePage, "เสื่อของบ้านเรา")
    page = original.copy_for_translation(english)
    page.live, page.title, page.draft_title = True, f"{WORD} {name}", f"{WORD} {name}"
    for field, value in _fields(name).items():
        setattr(page, field, value)
    page.save()
    return page


def _restrict(page: Page, kind: str, **fields: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


def _publish(page: Page, **fields: Any) -> None:
    for field, value in fields.items():
        setattr(page, field, value)
    page.save_revision().publish()


def found(text: str, user: User | None = None, **chosen: list[str]) -> set[str]:
    """Names of the pages on all pages of results; the total must be their number."""
    first = Search(text, chosen, user=user)
    numbers = first.results.paginator.page_range
    pages = [row.page for n in numbers for row in Search(text, chosen, n, user).results]
    assert first.total == len(pages)
    return {name for page in pages for name in NAMES if name in page.title}


def misspelt(name: str) -> str:
    """With two letters the wrong way round."""
    return f"{name[:4]}{name[5]}{name[4]}{name[6:]}"


def counted(search: Search, group: str) -> dict[str, int]:
    """The counts a reader is shown, those of a tree's branches too."""
    shown: dict[str, int] = {}

    def add(options: list[Option]) -> None:
        for option in options:
            shown[option.value] = option.count
            add(option.children)

    for facet in search.facets:
        if facet.key == group:
            add(facet.options)
    return shown


def leaks(says: Callable[[str], object], names: dict[str, str] = HIDDEN) -> dict[str, str]:
    """Of which hidden pages something is said, with how each is hidden."""
    return {name: way for name, way in names.items() if says(name)}
