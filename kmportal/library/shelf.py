"""What a reader sees of a library: counted, narrowed and sorted in a fixed number of queries."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from kmportal.core.orders import OrderChoice
from kmportal.core.querysets import read_shown_relations
from kmportal.reads import totals
from kmportal.reads.models import TotalReads
from learning_centers.directory.collation import collation_key
from search.models import DocumentText

from .asked import Asked
from .choices import Sort
from .models.document_page import LibraryDocumentPage
from .narrowing import Narrowing
from .querysets import documents_in, hits, pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from kmportal.members.models import User

    from .models import DocumentLibraryPage

PER_PAGE = 20


class Fact(NamedTuple):
    pk: int
    title: str
    file_type: str
    year: int | None
    content_date: datetime.date
    first_published_at: datetime.datetime | None


class Shelf:
    def __init__(
        self, asked: Asked, library: DocumentLibraryPage, user: User | AnonymousUser | None
    ) -> None:
        self.asked, self.library, self._user = asked, library, user

    @cached_property
    def _documents(self) -> QuerySet[LibraryDocumentPage]:
        return documents_in(self.library, self._user)

    @cached_property
    def _hits(self) -> list[int] | None:
        """None where no words are looked for."""
        return hits(self.asked.q, self._user) if self.asked.q else None

    @cached_property
    def _facts(self) -> dict[int, Fact]:
        rows = self._documents.order_by().values_list(*Fact._fields)
        found = set(self._hits) if self._hits is not None else None
        facts = (Fact(*row) for row in rows)
        return {fact.pk: fact for fact in facts if found is None or fact.pk in found}

    @cached_property
    def is_bare(self) -> bool:
        """Nothing is in it for this reader, whatever is asked."""
        return not self._facts and not self.asked.q

    @cached_property
    def narrowing(self) -> Narrowing:
        kinds = {pk: fact.file_type for pk, fact in self._facts.items()}
        years = {pk: fact.year for pk, fact in self._facts.items() if fact.year}
        return Narrowing(self.asked, kinds, years, self._documents)

    @property
    def total(self) -> int:
        return len(self.narrowing.left)

    @cached_property
    def pages(self) -> PageOfList:
        """The documents to show, with what rows need read ahead."""
        page = Paginator(self._ordered, PER_PAGE).get_page(self.asked.page)
        by_key = self._documents.select_related("document").in_bulk(list(page.object_list))
        shown = [by_key[pk] for pk in page.object_list if pk in by_key]
        read_shown_relations(shown)
        self._read_facts_of(shown)
        page.object_list = shown
        return page

    def _read_facts_of(self, documents: list[LibraryDocumentPage]) -> None:
        texts = DocumentText.objects.filter(document__in=[d.document_id for d in documents])
        counts = dict(texts.values_list("document_id", "pages"))
        pictures = pictures_of([each.document_id for each in documents if not each.lead_image_id])
        read = totals.of(documents)
        for each in documents:
            each.file_pages = counts.get(each.document_id)
            each.first_page = pictures.get(each.document_id)
            each.times_read = read[each.pk]

    @property
    def _ordered(self) -> list[int]:
        facts = [self._facts[pk] for pk in self.narrowing.left]
        match self._sort:
            case Sort.TITLE:
                facts.sort(key=lambda fact: (collation_key(fact.title), fact.pk))
            case Sort.ADDED:
                facts.sort(key=_added, reverse=True)
            case Sort.READ:
                read = _times_read(fact.pk for fact in facts)
                facts.sort(key=lambda fact: (-read.get(fact.pk, 0), *_backwards(fact)))
            case Sort.NEWEST:
                facts.sort(key=_backwards)
            case _:
                rank = {pk: number for number, pk in enumerate(self._hits or [])}
                facts.sort(key=lambda fact: rank.get(fact.pk, len(rank)))
        return [fact.pk for fact in facts]

    @property
    def _sort(self) -> str:
        return self.asked.sort or ("" if self.asked.q else Sort.NEWEST)

    @property
    def sorts(self) -> list[OrderChoice]:
        """Empty where there is nothing to order."""
        if self.total < 2:
            return []
        choices = [(sort.value, str(sort.label)) for sort in Sort]
        if self.asked.q:
            choices.insert(0, ("", _("Best match first")))
        return [
            OrderChoice(label, self.asked.but(sort=self._written(value)).url, value == self._sort)
            for value, label in choices
        ]

    def _written(self, sort: str) -> str:
        """The order that stands by itself is left out of addresses."""
        return "" if sort == Sort.NEWEST and not self.asked.q else sort

    @property
    def clear_url(self) -> str:
        return Asked(q=self.asked.q, sort=self.asked.sort).url


def _times_read(keys: Iterable[int]) -> dict[int, int]:
    rows = TotalReads.objects.filter(page__in=list(keys))
    return dict(rows.values_list("page_id", "count"))


def _added(fact: Fact) -> tuple[float, int]:
    published = fact.first_published_at
    return (published.timestamp() if published else 0, fact.pk)


def _backwards(fact: Fact) -> tuple[int, int]:
    return (-fact.content_date.toordinal() if fact.content_date else 0, -fact.pk)
