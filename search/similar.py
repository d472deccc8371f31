"""More like this: the most telling words of a page, or of what someone is writing, asked of the engine.

Each engine is asked as for any search, so what a person may not see is as absent here as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

from pythainlp.corpus import thai_stopwords
from wagtail.models import Locale

from kmportal.core.models import ContentPage
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme

from . import thai
from .asking import AsTyped
from .models import PageTerms, Term
from .readers import readable_by
from .rows import readable_text

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

#: Words asked for; with more, the answer hardly changes.
TERMS = 25
#: What is looked at of a long text, in characters, and of its words, the most frequent.
LONGEST, MOST_WORDS = 20_000, 500
#: How many times a word of the title and the summary counts.
TITLE = 3
#: Hits looked at for each page asked for: one about the same theme and place moves up.
LOOK = 4
#: Names of themes and places asked for beside the words.
NAMES = 6


class Tags(NamedTuple):
    themes: frozenset[int] = frozenset()
    provinces: frozenset[str] = frozenset()


def similar_to(
    source: ContentPage | str, n: int = 5, user: User | AnonymousUser | None = None
) -> list[ContentPage]:
    """Pages about the same, most alike first, that this person may read; anyone may, without one.

    Neither the page itself nor its translations, and each page in one language only. A page need
    not be saved.
    """
    terms = [*telling_terms(source), *_names(source)]
    if not terms or n < 1:
        return []
    found = _candidates(source, user).specific().search(AsTyped(" ".join(terms), operator="or"))
    hits = list(found[: n * LOOK])
    if isinstance(source, str):
        return _in_one_language(hits, Locale.get_active().pk)[:n]
    return _nearest(source, _in_one_language(hits, source.locale_id))[:n]


def telling_terms(source: ContentPage | str) -> list[str]:
    """The words that tell most about a text: frequent in it, and on few of the public pages."""
    counts = Counter(dict(_counts(source).most_common(MOST_WORDS)))
    pages = dict(Term.objects.filter(term__in=list(counts)).values_list("term", "pages"))
    every = PageTerms.objects.filter(counted=True).count()
    # What this page alone holds finds no other.
    fewest = 2 if isinstance(source, ContentPage) and source.pk else 1
    weights = {
        term: (1 + log(counts[term])) * log(1 + every / number)
        for term, number in pages.items()
        if number >= fewest
    }
    return sorted(weights, key=lambda term: (-weights[term], term))[:TERMS]


def _counts(source: ContentPage | str) -> Counter[str]:
    if isinstance(source, str):
        return Counter(_words(source))
    counts = Counter(_words(readable_text(source)))
    for word in _words(f"{source.title}\n{source.summary}"):
        counts[word] += TITLE
    return counts


def _words(text: str) -> Iterator[str]:
    common = thai_stopwords()
    for word in thai.words(text[:LONGEST]):
        if len(word) > 1 and not word.isdecimal() and word not in common:
            yield word


def _names(page: ContentPage | str) -> list[str]:
    """What its themes and places are called, as they are indexed with pages."""
    if isinstance(page, str):
        return []
    tagged = [tag.theme for tag in page.theme_tags.all()]
    tagged += [tag.place for tag in page.place_tags.all() if tag.place]
    return list(islice((name.name for name in tagged), NAMES))


def _candidates(
    source: ContentPage | str, user: User | AnonymousUser | None
) -> ContentPageQuerySet:
    pages = readable_by(user)
    if isinstance(source, str):
        return pages
    return pages.exclude(translation_key=source.translation_key)


def _in_one_language(pages: list[ContentPage], locale: int) -> list[ContentPage]:
    """Of pages that translate each other the one in this language, where the better of them stood."""
    chosen: dict[object, ContentPage] = {}
    for page in pages:
        if page.translation_key not in chosen or page.locale_id == locale:
            chosen[page.translation_key] = page
    return list(chosen.values())


def _nearest(page: ContentPage, found: list[ContentPage]) -> list[ContentPage]:
    """The hits in their order, those with its themes and of its province as if they were found
    that much nearer the top."""
    mine = Tags(
        frozenset(tag.theme_id for tag in page.theme_tags.all()),
        _provinces(tag.place.code for tag in page.place_tags.all() if tag.place),
    )
    if not any(mine):
        return found
    theirs = _tags(found)

    def place(rank: int) -> tuple[float, int]:
        tags = theirs.get(found[rank].pk, Tags())
        shared = sum(1 for own, other in zip(mine, tags, strict=True) if own & other)
        return (rank + 1) / (1 + shared), -shared

    return [found[rank] for rank in sorted(range(len(found)), key=place)]


def _tags(pages: list[ContentPage]) -> dict[int, Tags]:
    keys = [page.pk for page in pages]
    themes = PageTheme.objects.filter(page__in=keys).values_list("page_id", "theme_id")
    places = PagePlace.objects.filter(page__in=keys, place__isnull=False)
    themed, placed = list(themes), list(places.values_list("page_id", "place__code"))
    return {
        key: Tags(
            frozenset(theme for page, theme in themed if page == key),
            _provinces(code for page, code in placed if page == key),
        )
        for key in keys
    }


def _provinces(codes: Iterable[str]) -> frozenset[str]:
    """Codes of areas begin with their province's two digits; those of regions with a letter."""
    return frozenset(code[:2] for code in codes)
