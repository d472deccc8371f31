"""Small builders of real objects: a Thai site tree, pages, places, themes, people."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page, Site

from kmportal.core.models import ContentPage, HomePage
from kmportal.events.models import EventIndexPage
from kmportal.members.models import User
from kmportal.places.models import Place
from kmportal.themes.models import Theme
from learning_centers.models import LearningCenterIndexPage
from lessons.models import FieldNoteIndexPage, LessonIndexPage, ResearchIndexPage

INDEXES = {
    "lessons": (LessonIndexPage, "บทเรียน", "Lessons"),
    "notes": (FieldNoteIndexPage, "บันทึก", "Field notes"),
    "research": (ResearchIndexPage, "งานวิจัย", "Research"),
    "centers": (LearningCenterIndexPage, "ศูนย์เรียนรู้", "Learning centers"),
    "events": (EventIndexPage, "ปฏิทิน", "Calendar"),
}

#: The path of the home page.
PLANTED = "00010001"


def site_tree() -> dict[str, Page]:
    """The Thai tree as a fresh site has it: keys `home`, `lessons`, `notes`, `research`, `centers`.

    It is there already where no test has taken it away, see `tests.conftest`.
    """
    home = HomePage.objects.filter(path=PLANTED, slug="home").first()
    if home is None:
        return plant()
    below: dict[str, Page] = {page.slug: page.specific for page in home.get_children()}
    return {"home": home, **{slug: below[slug] for slug in INDEXES}}


def plant() -> dict[str, Page]:
    """Make it anew, in place of all pages there are; a test that commits leaves no page behind."""
    th, _ = Locale.objects.get_or_create(language_code="th")
    Locale.objects.get_or_create(language_code="en")
    if root := Page.objects.filter(depth=1).first():
        root.get_children().delete()
        root.refresh_from_db()
    else:
        root = Page.add_root(title="Root", slug="root", locale=th)
    home = root.add_child(
        instance=HomePage(title="หน้าแรก", slug="home", headline="เรื่องที่กำลังจะทำ", locale=th)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    tree: dict[str, Page] = {"home": home}
    for slug, (model, title, _en) in INDEXES.items():
        tree[slug] = home.add_child(instance=model(title=title, slug=slug, locale=th))
    return tree


def stock_site() -> None:
    """What Wagtail's migrations leave behind: a page that says welcome, and a site that begins there."""
    plant()["home"].delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.update_or_create(
        hostname="localhost", defaults={"root_page": welcome, "is_default_site": True}
    )


def page(parent: Page, model: type[ContentPage], title: str, **fields: Any) -> Any:
    """A published page below `parent`; child relations are given as lists."""
    live = fields.pop("live", True)
    return parent.add_child(instance=model(title=title, locale=parent.locale, live=live, **fields))


def person(name: str, **fields: Any) -> User:
    return User.objects.create_user(
        username=name, email=f"{name}@example.org", password="pass", **fields
    )


def place(code: str, name_th: str, name_en: str = "", **fields: Any) -> Place:
    """A place whose level follows from the length of its code; parents must exist already."""
    level = {1: 1, 2: 2, 4: 3, 6: 4}[1 if code.startswith("r") else len(code)]
    parent = fields.pop("parent", None) or (
        Place.objects.filter(code=code[:-2]).first() if level > 2 else None
    )
    region = fields.pop("region", None) or (parent.region if parent else None)
    return Place.objects.create(
        code=code,
        name_th=name_th,
        name_en=name_en or code,
        level=level,
        parent=parent,
        region=region,
        **fields,
    )


def theme(slug: str, name_th: str, name_en: str = "", **fields: Any) -> Theme:
    return Theme.objects.create(slug=slug, name_th=name_th, name_en=name_en or slug, **fields)
