"""Many real pages at once: rows as publishing writes them, without a save for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Locale, Page, Site

from kmportal.core.models import HomePage
from lessons.models import ResearchAbstractPage, ResearchIndexPage

from .collection import Document

#: Rows in one statement: SQLite takes some thirty thousand values.
BATCH = 200


def index_page() -> Page:
    """A site with one list of research abstracts, and nothing else."""
    locale = Locale.get_default()
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(title="Evaluation", slug="evaluation", headline=".", locale=locale)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    below: Page = home.add_child(instance=ResearchIndexPage(title="Documents", locale=locale))
    return below


@transaction.atomic
def publish(documents: Sequence[Document], parent: Page) -> dict[int, str]:
    """Make a published page of each document; its id by the page's primary key.

    No signal is sent: build the index and count the words afterwards. `parent` has no other pages.
    """
    pages = [_page(document, parent, number) for number, document in enumerate(documents, 1)]
    tables: list[type[models.Model]] = [*_tables(ResearchAbstractPage), ResearchAbstractPage]
    for model in tables:
        fields = model._meta.local_concrete_fields
        for start in range(0, len(pages), BATCH):
            model._base_manager._insert(pages[start : start + BATCH], fields)  # type: ignore[attr-defined]
    Page.objects.filter(pk=parent.pk).update(numchild=len(pages))
    return {page.pk: document.id for page, document in zip(pages, documents, strict=True)}


def _tables(model: type[models.Model]) -> list[type[models.Model]]:
    """The models whose tables hold part of a row, the outermost first."""
    return sorted(model._meta.get_parent_list(), key=lambda parent: len(parent.mro()))


def _page(document: Document, parent: Page, number: int) -> ResearchAbstractPage:
    key = parent.pk + number
    page = ResearchAbstractPage(
        pk=key,
        contentpage_ptr_id=key,
        title=document.title,
        draft_title=document.title,
        slug=f"document-{number}",
        abstract=f"<p>{escape(document.text, quote=False)}</p>",
        path=Page._get_path(parent.path, parent.depth + 1, number),
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}document-{number}/",
        content_type=ContentType.objects.get_for_model(ResearchAbstractPage),
        locale_id=parent.locale_id,
        first_published_at=datetime(2020, 1, 1, tzinfo=UTC),
        content_date=date(2020, 1, 1),
    )
    page.id = page.page_ptr_id = key
    return page
