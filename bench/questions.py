"""What readers ask: drawn from the texts of the portal, so that there is something to find."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .corpus import SEED, Corpus, Text

KINDS = ("keyword", "question", "typo", "facet", "suggestion")
#: Letters of an error: what a hand on a Thai keyboard may strike.
LETTERS = "กขคงจชดตทนบปพมยรลวสหอ"


@dataclass(frozen=True)
class Question:
    text: str
    #: The group and value of the facet that is chosen too.
    chosen: tuple[tuple[str, str], ...] = ()


class Asker:
    """Questions about the first `size` texts. None comes twice, so no cache answers."""

    def __init__(self, corpus: Corpus, size: int) -> None:
        self._corpus, self._size = corpus, size

    def ask(self, kind: str, number: int) -> list[Question]:
        chance = random.Random(f"{SEED} {kind}")
        make: Callable[[Text, random.Random], Question] = getattr(self, f"_{kind}")
        asked: dict[Question, None] = {}
        while len(asked) < number:
            asked[make(self._corpus.text(chance.randrange(self._size)), chance)] = None
        return list(asked)

    def _keyword(self, text: Text, chance: random.Random) -> Question:
        """Two or three words without a space between them, as Thai is typed."""
        return Question("".join(chance.sample(text.topic, chance.randint(2, 3))))

    def _question(self, text: Text, chance: random.Random) -> Question:
        """A sentence of the page."""
        sentences = [s for sentences in text.paragraphs for s in sentences if 6 <= len(s) <= 20]
        return Question("".join(chance.choice(sentences or [text.title])))

    def _typo(self, text: Text, chance: random.Random) -> Question:
        typed = self._keyword(text, chance).text
        at = chance.randrange(1, len(typed) - 1)
        slips = (
            typed[:at] + typed[at + 1 :],
            typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :],
            typed[:at] + chance.choice(LETTERS) + typed[at + 1 :],
            typed[:at] + chance.choice(LETTERS) + typed[at:],
        )
        return Question(chance.choice(slips))

    def _facet(self, text: Text, chance: random.Random) -> Question:
        """A keyword within one type and a few years."""
        years = f"{text.year - 3}-{text.year + 3}"
        return Question(self._keyword(text, chance).text, (("type", text.kind), ("year", years)))

    def _suggestion(self, text: Text, chance: random.Random) -> Question:
        """The first letters of a title, or of a place."""
        whole = text.heading
        if chance.random() < 0.3:
            whole = self._corpus.places[chance.choice(text.places)].removeprefix("ต.")
        return Question(whole[: chance.randint(1, 8)])
