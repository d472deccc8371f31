"""Pages of generated texts in bulk: rows as publishing writes them, since saving 100,000 takes hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from html import escape
from itertools import islice
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from wagtail.models import Page, Site

from kmportal.core.models import ContentPage, HomePage
from kmportal.places.loading import load_places
from kmportal.places.models import PagePlace, Place
from kmportal.themes.loading import load_themes
from kmportal.themes.models import PageTheme, Theme
from lessons.models import (
    FieldNoteIndexPage,
    FieldNotePage,
    LessonIndexPage,
    LessonPage,
    ResearchAbstractPage,
    ResearchIndexPage,
)

from .corpus import SUMMARY, Corpus, Text

TYPES: dict[str, tuple[type[ContentPage], type[Page]]] = {
    "lesson": (LessonPage, LessonIndexPage),
    "note": (FieldNotePage, FieldNoteIndexPage),
    "research": (ResearchAbstractPage, ResearchIndexPage),
}
BATCH = 500
#: Rows in one statement: SQLite takes some thirty thousand values.
ROWS = 200

T = TypeVar("T")


class Portal:
    """An empty portal with all places and themes, and the corpus that is written into it."""

    def __init__(self) -> None:
        load_places()
        load_themes()
        tambons = Place.objects.filter(level=Place.Level.TAMBON, abolished=False)
        # Sorted by what no database decides, so that each engine gets the same pages.
        self.places = sorted(tambons.select_related("parent__parent"), key=_scattered)
        self.themes = list(Theme.objects.order_by("slug"))
        names = [place.full_name for place in self.places]
        self.corpus = Corpus(names, [theme.name for theme in self.themes])
        self.lists = _frame()
        self._made: dict[str, int] = dict.fromkeys(TYPES, 0)
        self._next = Page.objects.order_by("pk").values_list("pk", flat=True).last() or 0

    def fill(self, size: int) -> Iterator[int]:
        """Publish the first `size` texts; yields how many there are so far. Sends no signals."""
        texts = self.corpus.texts(size)
        done = 0
        while batch := list(islice(texts, BATCH)):
            with transaction.atomic():
                self._publish(batch)
            done += len(batch)
            yield done
        for kind, made in self._made.items():
            Page.objects.filter(pk=self.lists[kind].pk).update(numchild=made)
        _settle()

    def save(self, text: Text) -> ContentPage:
        """Publish one page as the editor does, but for its revision."""
        parent = Page.objects.get(pk=self.lists[text.kind].pk)
        page = self._page(text, parent, slug=f"saved-{text.number}")
        self._tag(page, text)
        added: ContentPage = parent.add_child(instance=page)
        return added

    def _tag(self, page: ContentPage, text: Text) -> None:
        page.place_tags = [PagePlace(place=self.places[n]) for n in text.places]
        page.theme_tags = [PageTheme(theme=self.themes[n]) for n in text.themes]

    def _publish(self, texts: list[Text]) -> None:
        by_kind: dict[str, list[ContentPage]] = {kind: [] for kind in TYPES}
        places, themes = [], []
        for text in texts:
            page = self._row(text)
            by_kind[text.kind].append(page)
            places += [PagePlace(page_id=page.pk, place=self.places[n]) for n in text.places]
            themes += [PageTheme(page_id=page.pk, theme=self.themes[n]) for n in text.themes]
        for pages in filter(None, by_kind.values()):
            for model in (*_tables(type(pages[0])), type(pages[0])):
                fields = model._meta.local_concrete_fields
                for rows in _batches(pages, ROWS):
                    model._base_manager._insert(rows, fields)  # type: ignore[attr-defined]
        PagePlace.objects.bulk_create(places, batch_size=ROWS)
        PageTheme.objects.bulk_create(themes, batch_size=ROWS)

    def _row(self, text: Text) -> ContentPage:
        parent = self.lists[text.kind]
        self._made[text.kind] += 1
        self._next += 1
        slug = f"page-{text.number}"
        page = self._page(text, parent, slug)
        key = self._next
        page.id = page.page_ptr_id = page.contentpage_ptr_id = key  # type: ignore[attr-defined]
        page.path = Page._get_path(parent.path, parent.depth + 1, self._made[text.kind])
        page.depth, page.url_path = parent.depth + 1, f"{parent.url_path}{slug}/"
        page.draft_title = page.title
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.content_date = date(text.year, 5, 1)
        return page

    def _page(self, text: Text, parent: Page, slug: str) -> ContentPage:
        model = TYPES[text.kind][0]
        return model(
            title=text.heading,
            slug=slug,
            summary=text.blocks[0][:SUMMARY],
            locale_id=parent.locale_id,
            first_published_at=datetime(text.year, 5, 1, tzinfo=UTC),
            **_body(text),
        )


def _body(text: Text) -> dict[str, Any]:
    paragraphs = [f"<p>{escape(block, quote=False)}</p>" for block in text.blocks]
    if text.kind == "research":
        return {"abstract": "".join(paragraphs)}
    blocks = [("paragraph", paragraph) for paragraph in paragraphs]
    if text.kind == "note":
        return {"body": blocks, "written_at": datetime(text.year, 5, 1, tzinfo=UTC)}
    return {"context": blocks, "period_start": date(text.year, 5, 1)}


def _scattered(place: Place) -> str:
    """An order in which neighbours are not beside each other: the first places are the most named."""
    return place.code[::-1]


def _frame() -> dict[str, Page]:
    """A home page and the lists below it."""
    root = Page.objects.get(depth=1)
    root.get_children().delete()
    root = Page.objects.get(depth=1)
    locale = root.locale
    home = root.add_child(
        instance=HomePage(title="หน้าแรก", slug="home", headline=".", locale=locale)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return {
        kind: home.add_child(instance=index(title=kind, slug=kind, locale=locale))
        for kind, (_model, index) in TYPES.items()
    }


def _tables(model: type[models.Model]) -> list[type[models.Model]]:
    """The models whose tables hold part of a row, the outermost first."""
    return sorted(model._meta.get_parent_list(), key=lambda parent: len(parent.mro()))


def _settle() -> None:
    """What a server does by itself in time, and a row written with its own key leaves undone."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        table = Page._meta.db_table
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
        )
        cursor.execute("ANALYZE")


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
