"""Questions to the search engine: text and a reader in, pages with marked words and counts out.

What a reader may not see is kept out of the question itself, so it is absent from results, counts
and page numbers alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from kmportal.core.listing import Kind, page_types
from kmportal.core.models import ContentPage
from kmportal.core.querysets import shown_relations

from .highlights import Highlighter, readable_text

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.safestring import SafeString
    from wagtail.models import Site

    from kmportal.members.models import User

PER_PAGE = 10


@dataclass(frozen=True)
class Result:
    page: ContentPage
    title_html: SafeString
    snippet_html: SafeString  #: empty where the words stand only in the title, in tags or in names


class Search:
    """What a reader finds for some words: `Search("หนี้สิน", user).results`.

    A kind that does not exist is taken as none, and a page number beyond the end as the last.
    """

    def __init__(
        self,
        query: str,
        user: User | AnonymousUser,
        site: Site | None = None,
        kind: str = "",
        page: str | int = 1,
    ) -> None:
        self.query = query
        self.kind = kind if kind in page_types() else ""
        self._page = page
        self._pages = readable_by(user, site) if query else ContentPage.objects.none()

    @cached_property
    def results(self) -> PageOfResults:
        """One page of results, with what their rows show read ahead."""
        pages = self._pages
        if self.kind:
            pages = pages.filter(content_type=self._content_types[self.kind])
        # Counted already for the filter: no second count.
        paginator = Paginator(_Counted(pages.specific().search(self.query), self.total), PER_PAGE)
        found = paginator.get_page(self._page)
        found.object_list = self._highlighted(list(found.object_list))
        return found

    @cached_property
    def kinds(self) -> list[Kind]:
        """The filter: all, then each type that has results; empty where there is no choice."""
        choices = [self._choice("", _("All"), sum(self._counts.values()))]
        for kind, model in page_types().items():
            if self._counts.get(kind) or kind == self.kind:
                choices.append(self._choice(kind, str(model.kind_label), self._counts.get(kind, 0)))
        return choices if self.kind or len(choices) > 2 else []

    @property
    def total(self) -> int:
        """How many results the filter leaves."""
        return self._counts.get(self.kind, 0) if self.kind else sum(self._counts.values())

    @property
    def page_query(self) -> str:
        """The part of the address that stays from page to page: `q=…&type=lesson`."""
        return _address(self.query, self.kind)

    @cached_property
    def _content_types(self) -> dict[str, ContentType]:
        models = page_types()
        of_model = ContentType.objects.get_for_models(*models.values())
        return {kind: of_model[model] for kind, model in models.items()}

    @cached_property
    def _counts(self) -> dict[str, int]:
        if not self.query:
            return {}
        of_type = self._pages.search(self.query).facet("content_type_id")
        kinds = {kind: of_type.get(ct.pk, 0) for kind, ct in self._content_types.items()}
        return {kind: count for kind, count in kinds.items() if count}

    def _choice(self, kind: str, label: str, count: int) -> Kind:
        return Kind(kind, label, count, f"?{_address(self.query, kind)}", kind == self.kind)

    def _highlighted(self, pages: list[ContentPage]) -> list[Result]:
        prefetch_related_objects(pages, *shown_relations(ContentPage))
        marker = Highlighter(self.query)
        return [
            Result(page, marker.title(page.title), marker.snippet(readable_text(page)))
            for page in pages
        ]
