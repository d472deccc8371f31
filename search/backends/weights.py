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

#: How many times as much a page in the reader's own language counts: a page and its translation are
#: both found by the names of their places and themes, and the one to read comes first.
PREFERRED = 1.5
#: A token on more than this share of all pages is passed over beside rarer ones, where there are more
#: than a few pages: it costs most and tells least. (BM25 gives nothing for one on half of them.)
COMMON = 0.1
FEW_PAGES = 1_000
#: Best hits of an "or" that are looked at further, beside all that hold what is needed.
MOST_RANKED = 2_000
#: Orders hits that are there only for holding all that is needed, below all others.
LAST = 0.001
