"""Thai texts of no meaning with the statistics of real ones, the same for every engine.

Words come from PyThaiNLP's dictionary, in the order of their frequency in the Thai National Corpus
and with Zipf-Mandelbrot weights; a page comes back to some words of its own, as texts about something
do; sentences are as long as real ones, and some name places.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pythainlp.corpus import thai_words, tnc

SEED = 2550
#: Characters of a page on average, as the portal's own lessons have; those of its summary, which
#: repeats its beginning, are among them.
LENGTH, SUMMARY = 1_600, 300
#: Of Zipf-Mandelbrot: the weight of the word of rank r is 1 / (r + SHIFT).
SHIFT = 2.7
#: Words a page is about, and the share of its words that are these.
TOPIC, ABOUT = 12, 0.25
#: The most common words are about nothing; rarer ones than these nobody searches for.
TOPIC_RANKS = range(300, 20_000)
#: Words of a sentence: the logarithm's mean and deviation (median 11, one in twenty above 27).
SENTENCE = (2.4, 0.55)
#: Sentences that name a place or hold a number.
WITH_PLACE, WITH_NUMBER = 0.08, 0.12
#: Places and themes of a page, at most; the first of either is sure.
MOST_PLACES, MOST_THEMES = 2, 3
YEARS = range(2007, 2027)
KINDS = ("lesson", "note", "research")


@dataclass(frozen=True)
class Text:
    """One page: its paragraphs are lists of sentences, these are lists of words."""

    number: int
    kind: str
    year: int
    title: list[str]
    paragraphs: list[list[list[str]]]
    topic: list[str]
    places: list[int]  #: positions among the places given
    themes: list[int]

    @property
    def heading(self) -> str:
        return "".join(self.title)

    @property
    def blocks(self) -> list[str]:
        """Paragraphs as Thai is written: no space between words, one between sentences."""
        return [" ".join(map("".join, sentences)) for sentences in self.paragraphs]


class Corpus:
    """Texts that mention these places and themes (their names, in any fixed order)."""

    def __init__(self, places: Sequence[str], themes: Sequence[str]) -> None:
        self.places, self.themes = places, themes

    @cached_property
    def words(self) -> list[str]:
        """The dictionary, most frequent first; what the corpus never counted follows in any order."""
        frequent = dict(tnc.word_freqs())
        usable = sorted(word for word in thai_words() if len(word) > 1 and " " not in word)
        random.Random(SEED).shuffle(usable)
        return sorted(usable, key=lambda word: -frequent.get(word, 0))

    @cached_property
    def _weights(self) -> list[float]:
        return list(accumulate(1 / (rank + SHIFT) for rank in range(len(self.words))))

    @cached_property
    def _place_weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 20) for rank in range(len(self.places))))

    def texts(self, size: int) -> Iterator[Text]:
        """The first `size` of all texts: a larger portal has those of a smaller one and more."""
        return map(self.text, range(size))

    def text(self, number: int) -> Text:
        """Depends on nothing but its number."""
        chance = random.Random(SEED * 1_000_003 + number)
        topic = [self.words[chance.choice(TOPIC_RANKS)] for _ in range(TOPIC)]
        places = chance.choices(
            range(len(self.places)),
            cum_weights=self._place_weights,
            k=chance.randint(1, MOST_PLACES),
        )
        return Text(
            number,
            chance.choices(KINDS, (3, 5, 2))[0],
            chance.choice(YEARS),
            self._title(chance, topic),
            list(self._paragraphs(chance, topic, places)),
            topic,
            list(dict.fromkeys(places)),
            chance.sample(range(len(self.themes)), chance.randint(1, MOST_THEMES)),
        )

    def _title(self, chance: random.Random, topic: list[str]) -> list[str]:
        own = chance.sample(topic, chance.randint(2, 4))
        return [own[0], self._word(chance), *own[1:]]

    def _paragraphs(
        self, chance: random.Random, topic: list[str], places: list[int]
    ) -> Iterator[list[list[str]]]:
        left = max(chance.gauss(LENGTH, LENGTH / 4), LENGTH / 4) - SUMMARY
        while left > 0:
            sentences = []
            for _sentence in range(chance.randint(3, 7)):
                sentences.append(self._sentence(chance, topic, places))
                left -= sum(map(len, sentences[-1])) + 1
                if left <= 0:
                    break
            yield sentences

    def _sentence(self, chance: random.Random, topic: list[str], places: list[int]) -> list[str]:
        size = max(round(chance.lognormvariate(*SENTENCE)), 3)
        words = chance.choices(self.words, cum_weights=self._weights, k=size)
        for position in range(size):
            if chance.random() < ABOUT:
                words[position] = chance.choice(topic)
        if chance.random() < WITH_PLACE:
            words.append(f"ที่{self.places[chance.choice(places)]}")
        if chance.random() < WITH_NUMBER:
            words.append(f" {chance.randint(2, 3000):,} ")
        return words

    def _word(self, chance: random.Random) -> str:
        return chance.choices(self.words, cum_weights=self._weights)[0]
