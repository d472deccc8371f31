"""Which tokens of a question a page must hold one of to come near its best hit.

Half of all pages share some trigram with a question of a few words. To score them all takes most of
the time of an answer, and what holds only the commonest tokens is left out for its score anyway.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch

from .weights import NEAR_ENOUGH


class Common(NamedTuple):
    """A term of the index: on so many of the pages, and so much is added by finding it once."""

    pages: int
    adds: float
    field: str
    term: str


def terms_of(
    client: Elasticsearch,
    index: str,
    texts: Iterable[tuple[Mapping[str, str], float]],
    weights: Mapping[str, float],
) -> list[Common]:
    """How common the terms of `texts` are: texts by field, each with its weight."""
    found = {
        (term.field, term.term): term
        for fields, weight in texts
        if any(fields.values())
        for term in _terms(client, index, fields, weights, weight)
    }
    return list(found.values())


def telling(terms: Iterable[Common], best_score: float) -> list[dict[str, Any]]:
    """Clauses of which a hit that is near the best fulfils one.

    Passed over are the commonest terms, as long as a page of ordinary length that has nothing but
    those would not come near.
    """
    spare = NEAR_ENOUGH * best_score
    kept: dict[str, list[str]] = {}
    for term in sorted(terms, reverse=True):
        spare -= term.adds
        if spare < 0:
            kept.setdefault(term.field, []).append(term.term)
    return [{"terms": {field: terms}} for field, terms in kept.items()]


def _terms(
    client: Elasticsearch,
    index: str,
    fields: Mapping[str, str],
    weights: Mapping[str, float],
    weight: float,
) -> Iterable[Common]:
    """How common the terms of these texts are, asked as of a document that is not in the index."""
    answer = client.termvectors(
        index=index,
        doc=fields,
        fields=list(fields),
        term_statistics=True,
        positions=False,
        offsets=False,
        payloads=False,
    )
    for field, vector in answer["term_vectors"].items():
        every = vector["field_statistics"]["doc_count"]
        for term, statistics in vector["terms"].items():
            if pages := statistics.get("doc_freq", 0):
                # BM25 of one occurrence in a text of average length is the term's rarity.
                rarity = math.log(1 + (every - pages + 0.5) / (pages + 0.5))
                yield Common(pages, weight * weights[field] * rarity, field, term)
