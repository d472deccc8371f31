"""Counting the words of public pages, from which corrections are made.

Each page's words are kept beside it (`PageTerms`), so that closing a page takes away exactly what
opening it added, and opening it again needs no look at its text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import TypeVar, cast

from django.core.cache import cache
from django.db import connections, router, transaction
from django.db.models import Manager, Max, Q, QuerySet
from django.utils import timezone
from modelsearch.index import RelatedFields, SearchField
from wagtail.models import Page

from kmportal.core.models import ContentPage

from .backends.field_values import reader
from .models import PageTerms, Term
from .spelling import terms

#: Pages read and counted at once.
BATCH = 200
#: Where processes find out whether the vocabulary is another; see `version`.
VERSION_KEY = "search.vocabulary.version"
#: A new word may be suggested so many seconds late; one taken away never is.
FRESH = 60

#: Indexed with a page, but not its own words: its translation or a file may be closed while it is
#: open; places and themes are known by themselves.
NOT_OWN = frozenset(
    {"attached_text", "said_text", "in_other_languages", "place_tags", "theme_tags"}
)

#: Any number that no other part of the portal locks.
_LOCK = 2_550_001
#: Adds what is given to what is there, on SQLite and PostgreSQL alike.
_ADD = """
INSERT INTO {table} (term, pages) SELECT key, {value} FROM {rows} WHERE true
ON CONFLICT (term) DO UPDATE SET pages = {table}.pages + excluded.pages
"""

T = TypeVar("T")


def count_pages(pages: Iterable[Page]) -> int:
    """Count the words of pages (as they stand, of their own types); how many were counted."""
    done = 0
    for batch in _batches(pages):
        found = {page.pk: " ".join(sorted(terms(text_of(page)))) for page in batch}
        expiry = {page.pk: page.expire_at for page in batch}
        with transaction.atomic():
            _store(found, expiry, _readable(found))
        done += len(batch)
    return done


def _store(
    found: Mapping[int, str], expiry: Mapping[int, datetime | None], readable: set[int]
) -> None:
    _wait_for_others()
    known = PageTerms.objects.in_bulk(found)
    changes = _words(row for row in known.values() if row.counted)
    now = timezone.now()
    rows = [
        PageTerms(
            page_id=key,
            terms=text,
            counted=key in readable,
            expires_at=expiry[key],
            counted_at=now,
        )
        for key, text in found.items()
    ]
    after = _words(row for row in rows if row.counted)
    after.subtract(changes)
    PageTerms.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["terms", "counted", "expires_at", "counted_at"],
    )
    _add(after)


def settle(pages: QuerySet[Page]) -> None:
    """Count what of these pages anyone may read now and no longer what they may not."""
    known = PageTerms.objects.filter(page__in=pages)
    for batch in _batches(known.values_list("pk", "counted").iterator()):
        readable = _readable(key for key, _ in batch)
        _turn([key for key, counted in batch if counted and key not in readable], counted=False)
        _turn([key for key, counted in batch if not counted and key in readable], counted=True)


def uncount_expired() -> None:
    """A page is past its date at once, though nobody unpublishes it until the scheduler runs."""
    expired = PageTerms.objects.filter(counted=True, expires_at__lte=timezone.now())
    _turn(list(expired.values_list("pk", flat=True)), counted=False)


def forget(row: PageTerms) -> None:
    """Take away the words of a page that is being deleted."""
    if row.counted:
        _add(Counter(dict.fromkeys(row.terms.split(), -1)))


@transaction.atomic
def _turn(keys: list[int], *, counted: bool) -> None:
    if not keys:
        return
    _wait_for_others()
    # Again in the question: another process may have done it in between.
    rows = list(PageTerms.objects.filter(pk__in=keys, counted=not counted))
    changes = _words(rows)
    if not counted:
        changes = Counter({term: -n for term, n in changes.items()})
    PageTerms.objects.filter(pk__in=[row.pk for row in rows]).update(
        counted=counted, counted_at=timezone.now()
    )
    _add(changes)


def recount() -> int:
    """Count everything anew: after pages were written past Django's signals, or to be sure.

    The site goes on: the words stand as they were until the sums are replaced in one step.
    """
    every = ContentPage.objects.live().order_by("pk").specific().iterator(BATCH)
    done = count_pages(every)
    with transaction.atomic():
        _wait_for_others()
        gone = PageTerms.objects.exclude(page__in=ContentPage.objects.live())
        gone._raw_delete(gone.db)  # the sums are made again below
        sums: Counter[str] = Counter()
        counted = PageTerms.objects.filter(counted=True).values_list("terms", flat=True)
        for text in counted.iterator():
            sums.update(text.split())
        Term.objects.all().delete()
        _add(sums)
    cache.delete(VERSION_KEY)
    return done


def version() -> tuple[Hashable, ...]:
    """Differs when the vocabulary does; asks the database at most once in `FRESH` seconds, or when
    words were taken away."""
    return cast("tuple[Hashable, ...]", cache.get_or_set(VERSION_KEY, _version, FRESH))


def _version() -> tuple[Hashable, ...]:
    return (PageTerms.objects.count(), PageTerms.objects.aggregate(last=Max("counted_at"))["last"])


def frequencies() -> Iterator[tuple[str, int]]:
    uncount_expired()
    return Term.objects.filter(pages__gt=0).values_list("term", "pages").iterator()


def public(words: Iterable[str]) -> set[str]:
    """Those of the words that some page anyone may read holds now."""
    uncount_expired()
    known = Term.objects.filter(term__in=set(words), pages__gt=0)
    return set(known.values_list("term", flat=True))


def text_of(page: Page) -> str:
    """What is indexed of a page and is its own, its people and tags too."""
    fields = [field for field in page.get_search_fields() if field.field_name not in NOT_OWN]
    return "\n".join(values_in(page, fields))


def values_in(thing: object, fields: Iterable[object]) -> Iterator[str]:
    """Texts of search fields, those of related objects among them."""
    for field in fields:
        if isinstance(field, SearchField):
            read = reader(field, type(thing))  # type: ignore[arg-type]  # a class can be hashed
            yield from _flat(read(thing))
        elif isinstance(field, RelatedFields):
            related = field.get_value(thing)
            several = related.all() if isinstance(related, Manager) else [related]
            for other in several:
                yield from values_in(other, field.fields) if other is not None else ()


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield str(value)


def _readable(keys: Iterable[int]) -> set[int]:
    pages = ContentPage.objects.readable().filter(pk__in=list(keys))
    return set(pages.values_list("pk", flat=True))


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _words(rows: Iterable[PageTerms]) -> Counter[str]:
    """How many of these pages hold each word."""
    return Counter(term for row in rows for term in row.terms.split())


def _wait_for_others() -> None:
    """Counts go one after another until each is committed. (Every page holds some words that all
    pages do, so they would wait in any case, and now and then block each other for good.)"""
    connection = connections[router.db_for_write(Term)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _add(changes: Mapping[str, int]) -> None:
    """Add to the number of pages of each word, in one statement however many there are."""
    changes = {term: n for term, n in changes.items() if n}
    if not changes:
        return
    connection = connections[router.db_for_write(Term)]
    postgres = connection.vendor == "postgresql"
    statement = _ADD.format(
        table=Term._meta.db_table,
        value="value::int" if postgres else "value",
        rows="json_each_text(%s::json)" if postgres else "json_each(%s)",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(changes)])
    if min(changes.values()) < 0:
        Term.objects.filter(Q(pages__lte=0)).delete()
        cache.delete(VERSION_KEY)
