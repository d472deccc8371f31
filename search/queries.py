"""Questions to the search engine: words and a reader in, pages with marked words and counts out.

What a reader may not see is kept out of the question itself, so it is absent from results, counts
and page numbers alike. Pages of all languages are searched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modelsearch.query import MATCH_ALL
from wagtail.models import Site

from kmportal.core.models import ContentPage
from kmportal.core.models.settings import SiteSettings

from . import asking, cards, titles
from .addresses import Address
from .facets import GROUPS, Counts, Faceted
from .narrowing import Chip, Group, Narrowing
from .nothing import Nothing, tried
from .once import within_once
from .promotions import promoted
from .readers import readable_by
from .rows import rows, terms_of
from .understanding import Understood

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict
    from modelsearch.query import SearchQuery

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

    from .language import Question

PER_PAGE = 10
#: Elasticsearch counts results to the 100,000th; nobody reads so far.
LAST_PAGE = 9_999
#: Characters of a question that are read, about sixty Thai words: a sentence pasted whole.
LONGEST_QUERY = 300

_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\s]+")


@dataclass(frozen=True)
class Correction:
    """What the words were probably meant to be. `applied`: the results are those of the mended text,
    and `url` leads to what was typed; otherwise `url` leads to the mended text."""

    typed: str
    text: str
    html: SafeString  #: the mended text with the changed words in <em>
    url: str
    applied: bool


class Search:
    """What a reader finds for some words; without a `user`, what anyone does.

    `chosen` are facet values as an address has them: `{"type": ["lesson"], "year": ["2007-2010"]}`.
    Asks nothing of the database for an empty text with nothing chosen. Values that do not exist
    are taken as absent, and a page number beyond the end as the last. `exact`: neither mend the
    words nor look for other names of the same.
    """

    def __init__(
        self,
        text: str = "",
        chosen: Mapping[str, Sequence[str]] | None = None,
        page: str | int = 1,
        user: User | AnonymousUser | None = None,
        exact: bool = False,
    ) -> None:
        self.text = _NOT_TEXT.sub(" ", text[:LONGEST_QUERY]).strip()
        self.user, self.exact = user, exact
        self._understood = Understood(self.text, chosen or {})
        self._page = _number(page)

    @classmethod
    def of(cls, parameters: QueryDict, user: User | AnonymousUser | None = None) -> Search:
        """As the address of a results page asks."""
        return cls(
            parameters.get("q", ""),
            {group: parameters.getlist(group) for group in GROUPS},
            parameters.get("page", "1"),
            user,
            exact=parameters.get("exact") == "1",
        )

    @property
    def asks(self) -> bool:
        return bool(self.text or self.chosen)

    @property
    def chosen(self) -> Mapping[str, Sequence[str]]:
        """Facet values, by group: those of the address and those of fields in the text."""
        return self._understood.chosen

    @property
    def question(self) -> Question:
        """What the text asks, without its fields."""
        return self._understood.question

    @property
    def notes(self) -> list[str]:
        """What was not understood or not found as asked, in sentences."""
        if self._loosely:
            return [
                *self._understood.notes,
                _(
                    "No page has the quoted words in this order. These pages have some of the words."
                ),
            ]
        return self._understood.notes

    @cached_property
    def results(self) -> PageOfResults:
        """One page of results, with what their rows show read ahead."""
        answer = self._answer
        paginator: Any = Paginator([], PER_PAGE)
        paginator.count = answer.total
        number = min(self._page, paginator.num_pages)
        pages = cast("list[ContentPage]", answer.objects)
        terms = terms_of(self.question, exact=self.exact)
        found = rows(pages, terms, self._readable) if pages else []
        return PageOfResults(found, number, paginator)

    def newest(self, most: int) -> list[ContentPage]:
        """Of all results the last published, not only of those that come near the words most."""
        if self._query is None and not self.chosen:
            return []
        published = self._readable.specific().filter(first_published_at__isnull=False)
        found = published.order_by("-first_published_at", "-id").search(
            self._query or MATCH_ALL, order_by_relevance=False
        )
        return cast("list[ContentPage]", found.faceted(self.chosen, 0, most).objects)

    @property
    def in_words(self) -> str:
        """What is asked, as a heading says it: `กองทุน · ปี: 2550`. Asks the engine nothing."""
        uncounted: Counts = {group: Counter() for group in GROUPS}
        known = Narrowing(self.address, uncounted, 0, lambda: self._understood.themes)
        chosen: dict[str, list[str]] = {}
        for chip in known.chips if self.chosen else []:
            chosen.setdefault(chip.group_label, []).append(chip.label)
        narrowed = [f"{group}: {', '.join(labels)}" for group, labels in chosen.items()]
        return " · ".join(filter(None, [str(self.question), *narrowed]))

    @property
    def total(self) -> int:
        return self._answer.total

    @cached_property
    def facets(self) -> list[Group]:
        return self._narrowing.groups if self.asks else []

    @property
    def chips(self) -> list[Chip]:
        """What is chosen, each with the link that drops it."""
        return self._narrowing.chips if self.chosen else []

    @property
    def clear_url(self) -> str:
        return Address(str(self.question), exact=self.exact).url

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form must send along so that new words are looked for within what is chosen."""
        return self.address.narrowing

    @cached_property
    def address(self) -> Address:
        """Fields of the text are values like any other, so that their chips can drop them."""
        return Address(str(self.question), self.chosen, self.exact)

    @property
    def json_url(self) -> str:
        return f"{reverse('search_json')}{self.address.url}"

    @cached_property
    def correction(self) -> Correction | None:
        corrections = [
            asking.correction(term.text) for term in self.question.wanted if not term.quoted
        ]
        changed = {c.original: c for c in corrections if c}
        if not changed:
            return None
        mended = self.question.with_plain(lambda t: changed[t].text if t in changed else t)
        meant = [word for c in changed.values() for _typed, word in c.changed]
        typed, text = str(self.question), str(mended)
        other = (
            Address(text, self.chosen) if self.exact else Address(typed, self.chosen, exact=True)
        )
        return Correction(typed, text, _emphasised(text, meant), other.url, not self.exact)

    @cached_property
    def best(self) -> list[cards.Card]:
        """What stewards recommend, and the theme, places and pages that hold no story but have the
        title that was typed, before the first page."""
        question = self.question
        if self._page > 1 or not question.plain or str(question) != question.plain:
            return []
        mended = self.correction.text if self.correction and not self.exact else ""
        texts = [question.plain, mended]
        recommended = promoted(texts, self.user)
        named = cards.best(texts, self._understood.themes, self._readable)
        titled = [cards.of_page(page) for page in titles.titled(texts, self.user)]
        known = {card.url for card in recommended}
        return [*recommended, *named, *(card for card in titled if card.url not in known)]

    @cached_property
    def nothing(self) -> Nothing | None:
        """What to tell whoever found nothing."""
        if not self.asks or self.total:
            return None
        mended = self.correction.text if self.correction else ""
        words = mended or self.question.plain
        site = Site.objects.filter(is_default_site=True).first()
        return Nothing(
            tried(self.question, mended, [chip.label for chip in self.chips], exact=self.exact),
            self.clear_url if self.chosen and self.question.clauses else "",
            cards.near_themes(words, self._understood.themes),
            cards.near_places(words),
            SiteSettings.for_site(site).contact_email if site else "",
            f"/{get_language() or settings.LANGUAGE_CODE}/",
        )

    @cached_property
    def _readable(self) -> ContentPageQuerySet:
        return readable_by(self.user)

    @cached_property
    def _loosely(self) -> bool:
        """Whether a sentence quotes what no page has, and is better asked without quotation marks."""
        if self.question.loosened is self.question:
            return False
        query = self.question.query(exact=self.exact)
        return not self._readable.specific().search(query).count()

    @cached_property
    def _query(self) -> SearchQuery | None:
        asked = self.question.loosened if self._loosely else self.question
        return asked.query(exact=self.exact) if self.asks else None

    @cached_property
    @within_once()
    def _answer(self) -> Faceted:
        """The page asked for, or the last there is."""
        query = self._query
        if query is None and not self.chosen:
            return Faceted([], 0, {group: Counter() for group in GROUPS})
        pages = self._readable.specific()
        if self.question.wanted:
            found = pages.search(query)
        else:  # nothing to rank by: the newest first
            newest = pages.order_by("-content_date", "-id")
            found = newest.search(query or MATCH_ALL, order_by_relevance=False)
        own = f"lang:{get_language()}"
        start = (self._page - 1) * PER_PAGE
        answer = found.faceted(self.chosen, start, start + PER_PAGE, prefer=own)
        if answer.total and not answer.objects:
            start = (answer.total - 1) // PER_PAGE * PER_PAGE
            answer = found.faceted(self.chosen, start, start + PER_PAGE, prefer=own)
        return cast("Faceted", answer)

    @cached_property
    def _narrowing(self) -> Narrowing:
        return Narrowing(
            self.address, self._answer.counts, self.total, lambda: self._understood.themes
        )


def _number(page: str | int) -> int:
    text = str(page)[: len(str(LAST_PAGE)) + 1]
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdecimal() else 1


def _emphasised(text: str, words: Sequence[str]) -> SafeString:
    longest_first = sorted(set(map(escape, words)), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return mark_safe(re.sub(f"({pattern})", r"<em>\1</em>", escape(text)))  # noqa: S308  # escaped
