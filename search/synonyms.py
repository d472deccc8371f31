"""Other names of what a query names, as stewards have written them down."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Count, Max
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Synonym
from .once import ask_again, once
from .stretches import Stretch, Text, letters

#: Letters of a query in which names are looked for.
MOST_LETTERS = 300
#: Names found in one query at most: each alternative is a phrase for the engine to find.
MOST = 8


class Synonyms:
    """All groups in use, ready for finding their terms in a query."""

    def __init__(self, groups: Iterable[tuple[list[str], bool]]) -> None:
        """Groups are terms, and whether only the first of them leads to the others."""
        found: dict[str, dict[str, str]] = {}
        self.written: list[str] = []
        for terms, one_way in groups:
            self.written += terms
            forms = {letters(term): term for term in terms if letters(term)}
            for form in list(forms)[:1] if one_way else forms:
                others = {key: term for key, term in forms.items() if key != form}
                found.setdefault(form, {}).update(others)
        self._names = {form: tuple(others.values()) for form, others in found.items() if others}
        self._lengths = sorted({len(form) for form in self._names}, reverse=True)

    def within(self, text: Text) -> list[Stretch]:
        """The longest terms in a text, from its beginning on; none overlaps another."""
        return list(self._within(text))[:MOST]

    def _within(self, text: Text) -> Iterator[Stretch]:
        place = 0
        for start in sorted(text.cuts):
            if start < place or start > MOST_LETTERS:
                continue
            for length in self._lengths:
                names = self._names.get(text.letters[start : start + length])
                if names and start + length in text.cuts:
                    place = start + length
                    yield Stretch(start, place, names)
                    break


class _State:
    version: Hashable = None
    synonyms = Synonyms(())


_state = _State()
_tried: ContextVar[Synonyms | None] = ContextVar("tried_synonyms", default=None)


def version() -> Hashable:
    """Asked of the database, not of a cache that other processes may not share: a steward's change
    counts everywhere with the next search."""
    return _tried.get() or once("synonyms", _saved_version)


def _saved_version() -> Hashable:
    return tuple(Synonym.objects.aggregate(n=Count("pk"), last=Max("updated_at")).values())


def current() -> Synonyms:
    tried = _tried.get()
    if tried is not None:
        return tried
    now = version()
    if _state.version != now:
        _state.synonyms = of(Synonym.objects.filter(active=True).order_by("pk"))
        _state.version = now
    return _state.synonyms


def of(rows: Iterable[Synonym]) -> Synonyms:
    return Synonyms((row.as_list, row.kind == Synonym.Kind.ONE_WAY) for row in rows)


@contextmanager
def trying(synonyms: Synonyms) -> Iterator[None]:
    """Within, this thread searches with these synonyms instead of those that are saved."""
    token = _tried.set(synonyms)
    try:
        yield
    finally:
        _tried.reset(token)


@receiver((post_save, post_delete), sender=Synonym, dispatch_uid="search.changed_synonyms")
def _changed(**signal: Any) -> None:
    ask_again()
