"""Making the demo pages: as drafts first, so that they can point at one another, then published."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from kmportal.core.models import ContentPage
from kmportal.core.slugs import readable_slug
from kmportal.events.models import EventPage
from lessons.models import Application, FieldNotePage, LessonPage, RelatedLesson

from . import fields
from .events import WHEN, set_days
from .shelf import Shelf
from .sources import Source

#: Keys of a text that are no field of the page.
NOT_FIELDS = WHEN | {
    "days_ago",
    "edited_after_days",
    "related",
    "applications",
    "products",
    "earlier",
}
#: An English translation appears this long after the Thai text.
TRANSLATED_AFTER = datetime.timedelta(days=2)


class Builder:
    """Makes pages below parents it is given, keeping them by name for those that refer to them."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.now = timezone.now()
        self.pages: dict[tuple[str, str], Page] = {}

    def draft(self, model: type[Page], parents: dict[str, Page], source: Source) -> list[Page]:
        """The page of one source and its translation, unpublished."""
        # Fetched anew: what it knows of its children grows with every page made below it.
        parent = Page.objects.get(pk=parents[source.language].pk)
        page = self._filled(model(locale=parent.locale), source.fields)
        page.slug = source.fields.get("slug") or readable_slug(page.title)
        page.first_published_at = self._when(source.fields)
        if isinstance(page, FieldNotePage):
            page.written_at = page.first_published_at
            if days := source.fields.get("edited_after_days"):
                page.edited_at = page.written_at + datetime.timedelta(days=days)
        if isinstance(page, EventPage):
            set_days(page, source.fields, timezone.localdate(self.now))
        parent.add_child(instance=page)
        self.pages[source.name, source.language] = page
        return [page, self._translation(page, source)] if source.translation else [page]

    def _translation(self, page: Page, source: Source) -> Page:
        copy = page.copy_for_translation(self.shelf.locales["en"])
        translation = self._filled(copy, source.translation or {})
        translation.first_published_at = page.first_published_at + TRANSLATED_AFTER
        translation.slug = source.fields.get("slug") or readable_slug(translation.title)
        translation.save()
        self.pages[source.name, "en"] = translation
        return translation

    def _filled(self, page: Page, written: dict[str, Any]) -> Page:
        page.live = False
        page.owner = self.shelf.author
        if isinstance(page, ContentPage) and not page.pk:
            page.licence = "cc-by"
        for name, value in written.items():
            if name in fields.CHILDREN:
                setattr(page, name, fields.children_of(name, value, page, self.shelf))
            elif name == "tags":
                page.tags.set(value)
            elif name not in NOT_FIELDS:
                setattr(page, name, fields.value_of(name, value, self.shelf))
        return page

    def _when(self, written: dict[str, Any]) -> datetime.datetime:
        return self.now - datetime.timedelta(days=written.get("days_ago", 0), hours=3)

    def relate(self, source: Source) -> None:
        """Link the lessons this one names, each page to those of its own language where there are any."""
        for language in ("th", "en"):
            page = self.pages.get((source.name, language))
            if isinstance(page, LessonPage):
                related = (self._page(name, language) for name in source.fields.get("related", []))
                page.related_lessons = [
                    RelatedLesson(related=other, sort_order=number)
                    for number, other in enumerate(related)
                ]

    def _page(self, name: str, language: str) -> Page:
        return self.pages.get((name, language)) or self.pages[name, "th"]

    def apply(self, source: Source) -> None:
        """The records that this lesson was used elsewhere."""
        lesson = self.pages[source.name, source.language]
        for row in source.fields.get("applications", []):
            facts = row | {
                "place": self.shelf.place(row["place"]),
                "applied_on": self._when(row).date(),
                "state": row.get("state", Application.State.PUBLISHED),
                "member": self.shelf.users.get(row.get("member", "")),
            }
            facts.pop("days_ago")
            Application.objects.create(lesson=lesson, **facts)

    def publish(self, page: Page) -> None:
        """Publish through a revision, dated the day the demo says."""
        published = page.first_published_at
        page.full_clean()
        revision = page.save_revision(user=self.shelf.author, clean=False)
        revision.publish(user=self.shelf.author)
        _date_back(page, revision, published)


def _date_back(page: Page, revision: Revision, when: datetime.datetime) -> None:
    """Let the history say `when`; a translation's first copy comes before its publication."""
    Page.objects.filter(pk=page.pk).update(last_published_at=when, latest_revision_created_at=when)
    earlier = Revision.objects.for_instance(page).exclude(pk=revision.pk)
    earlier.update(created_at=when - datetime.timedelta(hours=1))
    Revision.objects.filter(pk=revision.pk).update(created_at=when)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=when)


def count_by_model(pages: Iterable[Model]) -> dict[str, int]:
    """How many of each, by the name people read."""
    counts: dict[str, int] = {}
    for page in pages:
        name = str(page._meta.verbose_name_plural)
        counts[name] = counts.get(name, 0) + 1
    return counts
