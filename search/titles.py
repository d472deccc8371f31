"""Pages that hold no story, by their titles: collections, lists, forms, "about us".

They are no results, which can be narrowed down to places and themes. Whoever types the title of one
is shown it before the results, and it is suggested as one types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import get_language
from wagtail.models import Page, get_page_models

from kmportal.core.kept import Kept
from kmportal.core.models import ContentPage, HomePage

from . import thai
from .backends.prefixes import prefixes, typed_prefixes
from .readers import pages_for
from .stretches import letters

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

MOST = 2
#: Whoever types so much of a title's letters may mean that page ("about" of "About this site"); less
#: is words to search for.
MEANT = 1 / 3
#: All but the types that hold stories, and the first pages, to which everything leads.
MODELS = tuple(m for m in get_page_models() if not issubclass(m, ContentPage | HomePage))


class Title(NamedTuple):
    pk: int
    letters: str
    words: frozenset[str]
    beginnings: tuple[str, ...]


def _titles() -> list[Title]:
    """Of all such pages, also those nobody may read: who may is asked of the few that are found."""
    pages = Page.objects.exact_type(*MODELS)
    return [
        Title(pk, letters(title), frozenset(thai.words(title)), tuple(prefixes(title)))
        for pk, title in pages.values_list("pk", "title")
    ]


_kept: Kept[list[Title]] = Kept("titles", _titles)
_kept.watch(*MODELS)


def titled(texts: Iterable[str], user: User | AnonymousUser | None) -> list[Page]:
    """The pages that the first of the texts to name any names, if this person may read them."""
    for text in filter(None, texts):
        fits = partial(_is_meant, typed=letters(text), words=frozenset(thai.words(text)))
        if found := _found(fits, user):
            return found[:MOST]
    return []


def beginning(text: str, user: User | AnonymousUser | None) -> list[Page]:
    """Pages with a word in their title that begins as each of the text's does."""
    return _found(partial(_begins, typed=typed_prefixes(text)), user)[:MOST]


def _is_meant(title: Title, typed: str, words: frozenset[str]) -> bool:
    """Typed as it stands, or words of it: the segmenter may cut a text in another way within a longer one."""
    part = words <= title.words and len(typed) >= MEANT * len(title.letters)
    return bool(typed) and (part or typed == title.letters)


def _begins(title: Title, typed: list[str]) -> bool:
    return bool(typed) and all(
        any(word.startswith(run) for word in title.beginnings) for run in typed
    )


def _found(fits: Callable[[Title], bool], user: User | AnonymousUser | None) -> list[Page]:
    """Each in the reader's language if it is there, those first; asks the database what this
    person may read only where a title fits."""
    keys = [title.pk for title in _kept() if fits(title)]
    if not keys:
        return []
    pages = pages_for(user, Page.objects.filter(pk__in=keys)).select_related("locale")
    language = get_language()
    # The shortest first: of these the most was typed.
    ranked = sorted(pages, key=lambda p: (p.locale.language_code != language, len(p.title), p.pk))
    once: dict[object, Page] = {}
    for page in ranked:
        once.setdefault(page.translation_key, page)
    return list(once.values())
