"""How much each part of the index counts. Scores are BM25 and summed.

Measured on 240 Thai documents with about 4,700 queries (whole questions, keywords with and without
spaces, keywords with a typing error): the mean reciprocal rank at 10 is .940. Repeats of a trigram in
one text tell nothing, so each is kept once. Longer grams, the parts of words counted once, other
lengths of parts, weights nearby: all between .935 and .940.
"""

from typing import NamedTuple


class Weights(NamedTuple):
    words: float = 1.0
    fine: float = 0.6
    grams: float = 0.5
    title: float = 0.3  #: what a title adds for the same tokens, on top of the whole text


WEIGHTS = Weights()
SYNONYM = 0.8  #: of the weight that what was typed itself has
TYPED_ONLY = 0.3  #: the same for tokens that the mended text lacks

WHOLE = 1.1  #: times the score of what holds all that is needed

#: SQLite's `bm25` multiplies how often a term occurs by its column's weight. Its k1 is 1.2, so this
#: one makes it .7; the title's is such that a word of it adds to a word of the text as above.
FTS5_TEXT = 1.7
FTS5_TITLE = 2.5


class PostgresWeights(NamedTuple):
    words: float = WEIGHTS.words
    fine: float = WEIGHTS.fine
    grams: float = WEIGHTS.grams
    title_words: float = WEIGHTS.words * WEIGHTS.title
    title_fine: float = WEIGHTS.fine * WEIGHTS.title
    title_grams: float = WEIGHTS.grams * WEIGHTS.title


POSTGRES_WEIGHTS = PostgresWeights()

#: A hit that lacks some word of the query is kept if it scores at least this share of the best one
#: its reader may see. Without it a query's trigrams, or its commonest word, would call nearly every
#: page a hit.
NEAR_ENOUGH = 0.25

#: Longest query taken apart, in tokens of each kind; what follows is not looked at.
MOST_TOKENS = 120
#: Trigrams of a query that are looked for, the rarest: the others are on most pages.
RAREST_GRAMS = 24
