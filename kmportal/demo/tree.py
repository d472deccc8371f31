"""The frame of the site: languages, home pages, the pages that list, and what the site is called."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from kmportal.core.models import HomePage, SiteSettings
from kmportal.events.models import EventIndexPage
from kmportal.library.models import DocumentLibraryPage
from learning_centers.models import LearningCenterIndexPage
from lessons.models import FieldNoteIndexPage, LessonIndexPage, ResearchIndexPage

from .sources import read

INDEX_MODELS = {
    "lessons": LessonIndexPage,
    "notes": FieldNoteIndexPage,
    "research": ResearchIndexPage,
    "centers": LearningCenterIndexPage,
    "events": EventIndexPage,
    "library": DocumentLibraryPage,
}

#: What the main menu has room for; the calendar stands in the phone's menu and at the foot.
MAIN = frozenset({"lessons", "notes", "research", "centers"})

Tree = dict[str, dict[str, Page]]


def make_locales() -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("th", "en")}


def make_tree(locales: dict[str, Locale]) -> Tree:
    """Home and index pages of both languages, by slug and then language; not yet published."""
    facts = read("site.toml")
    root = Page.objects.get(depth=1)
    thai = HomePage(slug="home", locale=locales["th"], live=False, **facts["home"]["th"])
    tree: Tree = {"home": _in_both(root, thai, locales["en"], facts["home"]["en"], "home-en")}
    for slug, model in INDEX_MODELS.items():
        words = facts[slug]
        page = model(
            slug=slug, locale=locales["th"], live=False, show_in_menus=slug in MAIN, **words["th"]
        )
        tree[slug] = _in_both(tree["home"]["th"], page, locales["en"], words["en"], slug)
    return tree


def make_southern_branch(home: Page) -> Page:
    """A branch with a steward of its own. It stays a draft: a published list shows all lessons."""
    words = read("site.toml")["south"]
    branch: Page = LessonIndexPage(slug="lessons-south", locale=home.locale, live=False, **words)
    home.refresh_from_db()
    home.add_child(instance=branch)
    branch.save_revision(clean=False)
    return branch


def _in_both(
    parent: Page, page: Page, english: Locale, words: dict[str, Any], slug: str
) -> dict[str, Page]:
    parent.add_child(instance=page)
    translation = page.copy_for_translation(english)
    for name, value in ({"slug": slug} | words).items():
        setattr(translation, name, value)
    translation.save()
    return {"th": page, "en": translation}


def remove_welcome_page() -> None:
    """Wagtail's own first page, which stands where our home page belongs."""
    plain = ContentType.objects.get_for_model(Page)
    for welcome in Page.objects.filter(depth=2, content_type=plain):
        welcome.delete()


def serve_from(home: Page) -> Site:
    """Make `home` what visitors see first."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page, site.site_name = home, ""
    site.save()
    SiteSettings.objects.get_or_create(site=site)
    return site
