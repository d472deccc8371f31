"""How much each field of the index counts. Scores are BM25 and summed.

Measured on 240 Thai documents with about 4,700 queries (whole questions, keywords with and without
spaces, keywords with a typing error); the mean reciprocal rank at 10 on SQLite was .887 with words
alone, .912 with fine words, .936 with trigrams too.
"""

from typing import NamedTuple


class Weights(NamedTuple):
    title: float = 2.0
    words: float = 1.0
    fine: float = 1.0
    grams: float = 1.0


WEIGHTS = Weights()
#: SQLite's `bm25` multiplies how often a term occurs, not its score, so its weights are others.
FTS5_WEIGHTS = Weights(title=6.0, words=3.0, fine=2.0, grams=3.0)

#: A hit that lacks some word of the query is kept if it scores at least this share of the best.
#: Without it a query's trigrams, or its commonest word, would call nearly every page a hit.
NEAR_ENOUGH = 0.25

#: Longest query taken apart, in tokens of each kind; what follows is not looked at.
MOST_TOKENS = 120
