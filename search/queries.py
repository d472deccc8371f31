"""Questions to the search engine: words and a reader in, pages with marked words and counts out.

What a reader may not see is kept out of the question itself, so it is absent from results, counts
and page numbers alike. Pages of all languages are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.search.index import SearchField

from kmportal.core.listing import page_types
from kmportal.core.models import ContentPage
from kmportal.core.querysets import shown_relations

from .highlight import highlight, query_terms, snippet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.safestring import SafeString

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

PER_PAGE = 10
#: Characters of a question that are read, about sixty Thai words: a sentence pasted whole.
LONGEST_QUERY = 300

_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\s]+")


@dataclass(frozen=True)
class Result:
    page: ContentPage
    title_html: SafeString
    snippet_html: SafeString


class Search:
    """What a reader finds for some words; without a `user`, what anyone does.

    Asks nothing of the database for an empty text. A kind that does not exist is taken as none,
    and a page number beyond the end as the last.
    """

    def __init__(
        self,
        text: str,
        kind: str = "",
        page: str | int = 1,
        user: User | AnonymousUser | None = None,
    ) -> None:
        self.text = _NOT_TEXT.sub(" ", text[:LONGEST_QUERY]).strip()
        self.kind = kind if kind in page_types() else ""
        self._page = page
        self._pages = readable_by(user) if self.text else ContentPage.objects.none()

    @cached_property
    def results(self) -> PageOfResults:
        """One page of results, with what their rows show read ahead."""
        pages = self._pages
        if self.kind:
            pages = pages.filter(content_type=self._content_types[self.kind])
        paginator = Paginator(pages.specific().search(self.text), PER_PAGE)
        # Counted already for the filter: no second count.
        paginator.count = self.total
        found = paginator.get_page(self._page)
        found.object_list = self._highlighted(list(found.object_list))
        return found

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many results there are of each kind that has any, whatever kind is asked for."""
        if not self.text:
            return {}
        of_type = self._pages.search(self.text).facet("content_type_id")
        kinds = {kind: of_type.get(ct.pk, 0) for kind, ct in self._content_types.items()}
        return {kind: count for kind, count in kinds.items() if count}

    @property
    def total(self) -> int:
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())

    @cached_property
    def _content_types(self) -> dict[str, ContentType]:
        models = page_types()
        of_model = ContentType.objects.get_for_models(*models.values())
        return {kind: of_model[model] for kind, model in models.items()}

    def _highlighted(self, pages: list[ContentPage]) -> list[Result]:
        prefetch_related_objects(pages, *shown_relations(ContentPage))
        terms = query_terms(self.text)
        return [
            Result(page, highlight(page.title, terms), snippet(readable_text(page), terms))
            for page in pages
        ]


def readable_by(user: User | AnonymousUser | None) -> ContentPageQuerySet:
    """Live pages that are open to everyone, and those that this person is let in to.

    Pages behind a shared password stay out: who has typed it is known to a session, not to a user.
    """
    if user is None or not user.is_authenticated:
        return ContentPage.objects.readable()
    pages = ContentPage.objects.live()
    pages = pages.filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()))
    mine = set(user.groups.values_list("pk", flat=True))
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    for restriction in restrictions:
        if not _admits(restriction, user, mine):
            pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def _admits(restriction: PageViewRestriction, user: User, groups: set[int]) -> bool:
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        return user.is_superuser or not groups.isdisjoint(g.pk for g in restriction.groups.all())
    return bool(restriction.restriction_type == PageViewRestriction.LOGIN)


def readable_text(page: Page) -> str:
    """What a page's own fields say, as it is indexed, without its title; costs no query."""
    pieces: list[str] = []
    for field in page.get_search_fields():
        if isinstance(field, SearchField) and field.field_name != "title":
            pieces.extend(_flat(field.get_value(page)))
    return "\n".join(filter(None, pieces))


def _flat(value: object) -> Iterable[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield str(value)
