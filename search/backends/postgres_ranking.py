"""BM25 over the postings: what a plain text finds, and what holds words or phrases of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log
from typing import TYPE_CHECKING, NamedTuple

from modelsearch.backends.database.postgres.postgres import IndexEntry

from search import thai
from search.asking import Asked, Words

from . import postgres_postings as index
from .weights import MOST_TOKENS, POSTGRES_WEIGHTS, RAREST_GRAMS, SYNONYM, TYPED_ONLY

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ENTRIES = IndexEntry._meta.db_table
KINDS = thai.Analysis._fields
#: Parts of words in more documents than this only lift those that something rarer has found.
COMMON = 1_000

Scores = dict[int, float]


class Place(NamedTuple):
    """A token in a field of the index."""

    field: str
    token: str


class Reader:
    """One query's look into the postings of one kind of object; documents by their numbers there."""

    def __init__(
        self, connection: BaseDatabaseWrapper, collection: int, *, titles: bool = False
    ) -> None:
        self.connection, self.collection = connection, collection
        self.titles = titles  #: only titles are searched
        self._counts: dict[int, int] = {}
        self._postings: dict[int, bytearray] = {}

    def scores(self, asked: Asked) -> Scores:
        """Of every document that has any of what is asked for."""
        weights = self._weights(asked)
        self._load([*weights, *self._of_phrases(asked)])
        found: Scores = defaultdict(float)
        for place in sorted(weights, key=self._count):
            self._add(found, place, weights[place])
        for synonym in asked.synonyms:
            for number, score in self._phrase_scores(synonym).items():
                found[number] += SYNONYM * score
        return found

    def needed(self, asked: Asked) -> set[int]:
        """Documents that have one of each group's."""
        if not asked.needed:
            return set()
        groups = (set().union(*map(self.holding, group)) for group in asked.needed)
        return set.intersection(*groups)

    def all_parts(self, asked: Asked) -> set[int]:
        """Documents that have all fine words, which find a part of a compound too."""
        return self._with_all("fine", asked.tokens.fine[:MOST_TOKENS])

    def holding(self, words: Words) -> set[int]:
        """Documents that have these words in a row, or their parts where the cut differs."""
        with_words = self._with_all("words", words.words[:MOST_TOKENS])
        with_parts = self._with_all("fine", words.fine[:MOST_TOKENS])
        if len(words.words) > 1:
            with_words = self._in_a_row(with_words, words.words[:MOST_TOKENS])
        if len(words.fine) > 1:
            with_parts = self._in_a_row(with_parts - with_words, words.fine[:MOST_TOKENS])
        return with_words | with_parts

    def phrase(self, words: Words) -> Scores:
        """What holds a phrase, ranked by its words."""
        return self._phrase_scores(words)

    def keys(
        self, scores: Mapping[int, float], content_types: Iterable[int]
    ) -> list[tuple[int, str]]:
        """Primary keys of documents, best first; documents that were replaced drop out."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT d.id, e.object_id FROM {index.DOCUMENTS} d"  # noqa: S608
                f" JOIN {ENTRIES} e ON e.id = d.entry"
                " WHERE d.id = ANY(%s) AND e.content_type_id = ANY(%s)",
                [list(scores), list(content_types)],
            )
            return sorted(cursor.fetchall(), key=lambda row: (-scores[row[0]], -row[0]))

    def _fields(self, kind: str) -> tuple[str, ...]:
        return (f"title_{kind}",) if self.titles else (kind, f"title_{kind}")

    def _weights(self, asked: Asked) -> dict[Place, float]:
        weights: dict[Place, float] = {}
        for tokens, share in ((asked.tokens, 1.0), (asked.typed_only, TYPED_ONLY)):
            for kind, some in zip(KINDS, tokens, strict=True):
                for field in self._fields(kind):
                    weight = share * getattr(POSTGRES_WEIGHTS, field)
                    for token in some[:MOST_TOKENS]:
                        weights.setdefault(Place(field, token), weight)
        self._look_up([*weights, *self._of_phrases(asked), Place(index.EVERY, "")])
        present = [place for place in weights if self._count(place)]
        grams = {place.token: self._count(place) for place in present if place.field == "grams"}
        rarest = set(sorted(grams, key=grams.__getitem__)[:RAREST_GRAMS])
        return {
            place: weights[place]
            for place in present
            if place.token in rarest or not place.field.endswith("grams") or self.titles
        }

    def _of_phrases(self, asked: Asked) -> Iterator[Place]:
        """What synonyms and needed words will be looked for by."""
        for words in (*asked.synonyms, *(words for group in asked.needed for words in group)):
            for kind, tokens in zip(KINDS, words, strict=False):
                yield from self._places(kind, tokens)

    def _add(self, found: Scores, place: Place, weight: float) -> None:
        """Add a token's scores to those of its documents."""
        gain = weight * self._rarity(self._count(place)) / 255
        gains = [gain * part for part in range(256)]
        postings = index.POSTING.iter_unpack(self._postings[self._term(place)])
        if self._count(place) > COMMON and not place.field.endswith("words"):
            for number, part in postings:
                if number in found:
                    found[number] += gains[part]
        else:
            for number, part in postings:
                found[number] += gains[part]

    def _rarity(self, count: int) -> float:
        """BM25's inverse document frequency."""
        total = max(self._count(Place(index.EVERY, "")), count)
        return log(1 + (total - count + 0.5) / (count + 0.5))

    def _phrase_scores(self, words: Words) -> Scores:
        """A phrase is as rare as the documents with it, and as frequent in one as its rarest word."""
        documents = self.holding(words)
        self._look_up([Place(index.EVERY, "")])
        gain = self._rarity(len(documents)) * sum(POSTGRES_WEIGHTS[:2])
        parts = dict.fromkeys(documents, 255)
        for kind, tokens in zip(KINDS, words, strict=False):
            for place in self._places(kind, tokens):
                for number, part in self._read(place):
                    if part < parts.get(number, 0):
                        parts[number] = part
        return {number: gain * part / 255 for number, part in parts.items()}

    def _places(self, kind: str, tokens: Iterable[str]) -> list[Place]:
        """Tokens in the field that tells whether a document has them."""
        return [Place(self._fields(kind)[0], token) for token in dict.fromkeys(tokens)]

    def _with_all(self, kind: str, tokens: Iterable[str]) -> set[int]:
        places = self._places(kind, tokens)
        self._load(places)
        if not places or not all(map(self._count, places)):
            return set()
        rarest_first = sorted(places, key=self._count)
        found = {number for number, _part in self._read(rarest_first[0])}
        for place in rarest_first[1:]:
            found = {number for number, _part in self._read(place) if number in found}
        return found

    def _in_a_row(self, documents: set[int], tokens: Iterable[str]) -> set[int]:
        if not documents:
            return set()
        phrase = row_of(tokens)
        columns = ["title_text"] if self.titles else ["title_text", "body_text"]
        held = " OR ".join(f"strpos(e.{column}, %s) > 0" for column in columns)
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT d.id FROM {index.DOCUMENTS} d JOIN {ENTRIES} e ON e.id = d.entry"  # noqa: S608
                f" WHERE d.id = ANY(%s) AND ({held})",
                [list(documents), *[phrase] * len(columns)],
            )
            return {number for (number,) in cursor.fetchall()}

    def _load(self, places: Iterable[Place]) -> None:
        """Read the postings of these tokens at once."""
        self._look_up(places)
        terms = {self._term(place) for place in places if self._count(place)}
        if missing := terms - self._postings.keys():
            self._postings |= index.read(self.connection, missing)

    def _look_up(self, places: Iterable[Place]) -> None:
        if missing := {self._term(place) for place in places} - self._counts.keys():
            counts = index.frequencies(self.connection, missing)
            self._counts |= {key: counts.get(key, 0) for key in missing}

    def _read(self, place: Place) -> Iterator[tuple[int, ...]]:
        self._load([place])
        return index.POSTING.iter_unpack(self._postings.get(self._term(place), b""))

    def _count(self, place: Place) -> int:
        return self._counts[self._term(place)]

    def _term(self, place: Place) -> int:
        return index.term(self.collection, *place)


def row_of(tokens: Iterable[str]) -> str:
    """Tokens as they stand in the text kept for phrases, in which nothing else has such joints."""
    return thai.JOINT + thai.join(tokens) + thai.JOINT


def kept_text(analysis: thai.Analysis) -> str:
    return f"{row_of(analysis.words)}\n{row_of(analysis.fine)}"
