"""An inverted index in PostgreSQL: for each token, the documents that hold it and how well.

PostgreSQL's own ranking knows nothing of how rare a word is, so we keep BM25's part of each token in
a document ready, one byte each. A row holds many documents (one row per posting would be ten times as
large): a batch of objects adds one row per token, `fold` and `compact` join them. An object that is
indexed again is a new document; what is stored for the old one is passed over and in time removed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction

from search import thai

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

POSTINGS = "search_postings"
DOCUMENTS = "search_postings_document"

#: Texts by field; the whole text of an object includes its title.
LENGTHS = ("words", "fine", "grams", "title_words", "title_fine", "title_grams")
#: Held by every document of a collection, so its length is their number.
EVERY = "every"

K1, B = 0.9, 0.75
#: A document's number and 255ths of BM25's part; in rows these simply follow each other.
POSTING = Struct("<IB")

#: Batches up to this size are level 0, which is folded whenever as many documents were written.
SMALL = 64
#: Parts of the index that `compact` has in memory one at a time.
SLICES = 16
#: Share of documents indexed anew or deleted from which on it is worth reading everything.
MANY_DEAD = 0.1
COMPACTING = 0x7468_6169  # names our advisory lock


class Text(NamedTuple):
    """What is indexed of one object, by entry of modelsearch's table."""

    entry: int
    whole: thai.Analysis
    title: thai.Analysis

    def fields(self) -> Iterator[tuple[str, list[str]]]:
        return zip(LENGTHS, (*self.whole, *self.title), strict=True)


@lru_cache(maxsize=100_000)
def term(collection: int, field: str, token: str) -> int:
    """The number of a token in one field of one kind of object. (Two tokens with one number: among
    a million, a chance of one in forty million.)"""
    name = f"{collection} {field} {token}".encode()
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "little", signed=True)


def write(connection: BaseDatabaseWrapper, collection: int, texts: list[Text]) -> None:
    """Texts take the place of those stored for their entries."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        averages = _averages(connection, collection, texts)
        lengths = [[len(tokens) for _field, tokens in text.fields()] for text in texts]
        columns = ", ".join(LENGTHS)
        cursor.execute(
            f"INSERT INTO {DOCUMENTS} (entry, collection, {columns})"  # noqa: S608
            f" SELECT entry, %s, {columns}"
            f" FROM unnest(%s::int[]{', %s::int[]' * len(LENGTHS)}) AS t (entry, {columns})"
            " ON CONFLICT (entry) DO UPDATE SET id = EXCLUDED.id, collection = EXCLUDED.collection,"
            f" {', '.join(f'{name} = EXCLUDED.{name}' for name in LENGTHS)}"
            " RETURNING entry, id",
            [collection, [text.entry for text in texts], *map(list, zip(*lengths, strict=True))],
        )
        numbers = dict(cursor.fetchall())
        rows = _rows(collection, [(numbers[text.entry], text) for text in texts], averages)
        level = 0 if len(texts) <= SMALL else 1
        _insert(connection, level, rows)
    if level == 0 and any(number % SMALL == 0 for number in numbers.values()):
        fold(connection)


def _averages(
    connection: BaseDatabaseWrapper, collection: int, texts: list[Text]
) -> dict[str, float]:
    """Mean number of tokens by field, over what is stored and what comes now."""
    with connection.cursor() as cursor:
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in LENGTHS)
        cursor.execute(
            f"SELECT count(*), {sums} FROM {DOCUMENTS} WHERE collection = %s",  # noqa: S608
            [collection],
        )
        count, *stored = cursor.fetchone()
    new = Counter[str]()
    for text in texts:
        new.update({field: len(tokens) for field, tokens in text.fields()})
    totals = zip(LENGTHS, stored, strict=True)
    return {name: (int(old) + new[name]) / (count + len(texts)) or 1.0 for name, old in totals}


def _rows(
    collection: int, documents: list[tuple[int, Text]], averages: Mapping[str, float]
) -> dict[int, bytes]:
    rows: dict[int, bytearray] = defaultdict(bytearray)
    for number, text in documents:
        rows[term(collection, EVERY, "")] += POSTING.pack(number, 255)
        for field, tokens in text.fields():
            damping = K1 * (1 - B + B * len(tokens) / averages[field])
            for token, count in Counter(tokens).items():
                part = max(1, round(255 * count / (count + damping)))
                rows[term(collection, field, token)] += POSTING.pack(number, part)
    return {key: bytes(row) for key, row in rows.items()}


def _insert(connection: BaseDatabaseWrapper, level: int, rows: Mapping[int, bytes]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {POSTINGS} (term, level, postings)"  # noqa: S608
            " SELECT term, %s, postings FROM unnest(%s::bigint[], %s::bytea[]) AS t (term, postings)",
            [level, list(rows), list(rows.values())],
        )


def frequencies(connection: BaseDatabaseWrapper, terms: Iterable[int]) -> dict[int, int]:
    """How many documents hold each of these terms, those indexed anew counted again."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT term, sum(octet_length(postings)) / {POSTING.size} FROM {POSTINGS}"  # noqa: S608
            " WHERE term = ANY(%s) GROUP BY term",
            [list(terms)],
        )
        return {key: int(count) for key, count in cursor.fetchall()}


def read(connection: BaseDatabaseWrapper, terms: Iterable[int]) -> dict[int, bytearray]:
    """The postings of these terms, in no order."""
    found: dict[int, bytearray] = defaultdict(bytearray)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT term, postings FROM {POSTINGS} WHERE term = ANY(%s)",  # noqa: S608
            [list(terms)],
        )
        for key, postings in cursor.fetchall():
            found[key] += postings
    return found


def fold(connection: BaseDatabaseWrapper) -> None:
    """Join the rows of many single saves; takes about as long as writing them did."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if not _alone(connection):
            return
        cursor.execute(
            f"WITH small AS (DELETE FROM {POSTINGS} WHERE level = 0 RETURNING term, postings)"  # noqa: S608
            f" INSERT INTO {POSTINGS} (term, level, postings)"
            " SELECT term, 1, string_agg(postings, '') FROM small GROUP BY term"
        )


def compact(connection: BaseDatabaseWrapper) -> None:
    """One row per term, and nothing of documents that are gone. Readers and writers go on."""
    purge = _dead_share(connection) > MANY_DEAD
    for part in range(SLICES):
        with transaction.atomic(using=connection.alias):
            if not _alone(connection):
                return
            _compact_slice(connection, part, purge=purge)
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM ANALYZE {POSTINGS}")


def _compact_slice(connection: BaseDatabaseWrapper, part: int, *, purge: bool) -> None:
    size = 2**64 // SLICES
    start = -(2**63) + part * size
    slice_ = f"term BETWEEN {start} AND {start + size - 1}"
    several = (
        ""
        if purge
        else (
            f" AND term IN (SELECT term FROM {POSTINGS} WHERE {slice_} GROUP BY term HAVING count(*) > 1)"  # noqa: S608
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {POSTINGS} WHERE {slice_}{several} RETURNING term, postings"  # noqa: S608
        )
        rows: dict[int, bytearray] = defaultdict(bytearray)
        for key, postings in cursor.fetchall():
            rows[key] += postings
        if purge:
            # Read after the rows: whoever wrote one of those had stored its document by then.
            cursor.execute(f"SELECT id FROM {DOCUMENTS}")  # noqa: S608
            live = {number for (number,) in cursor.fetchall()}
            rows = {key: _of_live(row, live) for key, row in rows.items()}
    _insert(connection, 2, {key: bytes(row) for key, row in rows.items() if row})


def _of_live(row: bytearray, live: set[int]) -> bytearray:
    starts = range(0, len(row), POSTING.size)
    numbers = (number for number, _part in POSTING.iter_unpack(row))
    kept = (start for start, number in zip(starts, numbers, strict=True) if number in live)
    return bytearray().join(row[start : start + POSTING.size] for start in kept)


def _dead_share(connection: BaseDatabaseWrapper) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT collection, count(*) FROM {DOCUMENTS} GROUP BY 1")  # noqa: S608
        live = {term(key, EVERY, ""): count for key, count in cursor.fetchall()}
    stored = sum(frequencies(connection, live).values())
    return 1 - sum(live.values()) / stored if stored else 0.0


def _alone(connection: BaseDatabaseWrapper) -> bool:
    """Whether this transaction may join rows; another one that does so is not waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [COMPACTING])
        return bool(cursor.fetchone()[0])
