"""Loading the demo once, into an empty portal."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from kmportal.collections.models import CollectionPage
from kmportal.core.models import HomePage, StandardPage
from kmportal.events.models import EventPage
from kmportal.figures.models import Figure
from kmportal.library.models import LibraryDocumentPage
from kmportal.members.models import User
from kmportal.places.loading import load_places
from kmportal.places.models import Place
from kmportal.roles.making import make_roles
from kmportal.themes.loading import load_themes
from kmportal.themes.models import Theme
from learning_centers.coordinating.groups import add_coordinator
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from search.synonym_loading import load_synonyms

from . import accounts
from .branch import make_branch
from .collections import show_collections
from .events import link_outcomes
from .figures import load_figures
from .forms import make_forms
from .library import keep_versions
from .models import DemoLoad
from .pages import Builder, count_by_model
from .products import make_products
from .shelf import Shelf
from .sources import sources
from .tree import Tree, make_locales, make_tree, remove_welcome_page, serve_from
from .waiting import make_waiting

#: Folder of texts, page type, and the page below which they live.
FOLDERS = (
    ("standard", StandardPage, "home"),
    ("lessons", LessonPage, "lessons"),
    ("notes", FieldNotePage, "notes"),
    ("research", ResearchAbstractPage, "research"),
    ("centers", LearningCenterPage, "centers"),
    ("events", EventPage, "events"),
    ("collections", CollectionPage, "home"),
    ("library", LibraryDocumentPage, "library"),
)
#: How long ago the site opened, as its history tells.
YEAR = datetime.timedelta(days=365)
#: The centre whose page the demo coordinator keeps.
KEPT_CENTER = "05-tha-sao"
#: The lesson with a comment that waits for a moderator.
ASKED_ABOUT = "05-crab-bank"


@dataclass
class DemoReport:
    made: dict[str, int] = field(default_factory=dict)
    users: list[User] = field(default_factory=list)


def demo_may_load() -> bool:
    """Only once, and never into a portal that has a home page of its own."""
    return not DemoLoad.objects.exists() and not HomePage.objects.exists()


@transaction.atomic
def load_demo(*, with_accounts: bool) -> DemoReport:
    """Everything the demo has. Call it where `demo_may_load` says so."""
    with translation.override("th"):
        load_places()
        load_themes()
        load_synonyms()
        remove_welcome_page()
        tree = make_tree(make_locales())
        make_roles()
        users = accounts.make_accounts() if with_accounts else []
        builder = Builder(Shelf())
        pages = _make_pages(builder, tree)
        serve_from(tree["home"]["th"])
        pages += make_forms(builder.pages, tree["home"]["th"], builder.shelf.author)
        _give_center_to_coordinator(builder, users)
        if users:
            pages += make_branch(builder, tree["home"]["th"])
            make_waiting(builder.pages[ASKED_ABOUT, "th"], builder.pages[KEPT_CENTER, "th"])
        load_figures(builder.pages)
        DemoLoad.objects.create()
    made = count_by_model(pages) | _count_rows(builder)
    return DemoReport(made, users)


def _make_pages(builder: Builder, tree: Tree) -> list[Page]:
    frame = [page for branch in tree.values() for page in branch.values()]
    for page in frame:
        page.refresh_from_db()
        page.first_published_at = builder.now - YEAR
        builder.publish(page)
    texts = [(source, model, slug) for folder, model, slug in FOLDERS for source in sources(folder)]
    # Publishing saves each page again and then writes down what it refers to: once is enough.
    with disable_reference_index_auto_update():
        pages = [
            page
            for source, model, slug in texts
            for page in builder.draft(model, tree[slug], source)
        ]
    for source, model, _slug in texts:
        if model is LessonPage:
            builder.relate(source)
            builder.apply(source)
        if model is EventPage:
            link_outcomes(builder.pages, source)
        if model is LibraryDocumentPage:
            keep_versions(builder, source)
        if model is LearningCenterPage:
            make_products(builder.pages, source)
    show_collections(builder.pages)
    for page in pages:
        builder.publish(page)
    return frame + pages


def _give_center_to_coordinator(builder: Builder, users: list[User]) -> None:
    for user in users:
        if user.username == "coordinator":
            add_coordinator(builder.pages[KEPT_CENTER, "th"], user)


def _count_rows(builder: Builder) -> dict[str, int]:
    counted = {model: model.objects.count() for model in (Place, Theme, Figure)}
    pictures = list(builder.shelf.pictures.values())
    names = {str(model._meta.verbose_name_plural): count for model, count in counted.items()}
    return names | count_by_model(pictures)
