"""Words within one or two typing errors of the beginning of a text, by walking a tree of words.

A node is a dict from letter to node; a word that no other shares its beginning with stands whole in
the place of its branch (60,000 words: 13 MB, where a node for every letter takes 59). The key ""
marks that a word ends at a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from .slips import SECOND, SLIP, forgotten, mistaken, superfluous

Node: TypeAlias = "dict[str, Node] | str"

#: A second error is forgiven in words of this length, and only after this many letters: nearer the
#: beginning it would open most of the tree.
LONG = 8
AFTER = 4
#: After the last letter of a text; in no word.
END = "\0"


class WordTree:
    """Words of three letters or more by their beginnings, and their first letters by what follows."""

    def __init__(self, words: Iterable[str]) -> None:
        self.root: dict[str, Node] = {}
        #: From the second and third letter of words to the first letters they have. Without it a
        #: wrong first letter would mean trying every branch of the root, half of all the work.
        self.firsts: dict[str, set[str]] = {}
        for word in sorted(words):
            _plant(self.root, word)
            self.firsts.setdefault(word[1:3], set()).add(word[0])


def _plant(root: dict[str, Node], word: str) -> None:
    node = root
    for depth, letter in enumerate(word):
        branch = node.get(letter)
        if branch is None:
            node[letter] = word
            return
        if isinstance(branch, str):
            # Two words share this beginning: the one that stood here moves a letter down.
            branch = {branch[depth + 1 : depth + 2]: branch}
            node[letter] = branch
        node = branch
    node[""] = word


class Walk:
    """One walk through a tree along a text, from a place in it; see `words`."""

    def __init__(self, tree: WordTree, text: str, start: int) -> None:
        self._tree = tree
        self._text = text + END + END
        self._start = start
        self._found: dict[tuple[int, str], float] = {}

    def words(self) -> dict[tuple[int, str], float]:
        """(where it ends in the text, word) of every word that differs, with the cost of its errors."""
        for branch, depth, place, price in self._errors_at_first():
            self._follow(branch, depth, place, 1, price)
        right = self._tree.root.get(self._text[self._start])
        if right is not None:
            self._follow(right, 1, self._start + 1, 0, 0.0)
        return self._found

    def _errors_at_first(self) -> Iterator[tuple[Node, int, int, float]]:
        root, firsts, start = self._tree.root, self._tree.firsts, self._start
        typed, after = self._text[start], self._text[start + 1]
        for letter in firsts.get(self._text[start + 1 : start + 3], ()):
            if letter != typed:
                yield root[letter], 1, start + 1, mistaken(typed, letter)
        for letter in firsts.get(typed + after, ()):
            yield root[letter], 1, start, forgotten(letter)
        swapped = root.get(after)
        if swapped is not None and after != typed:
            yield from _through(swapped, 1, start + 2, typed)

    def _follow(self, node: Node, depth: int, place: int, errors: int, cost: float) -> None:
        """Go on letter by letter as the text does, trying an error at each where one is allowed."""
        while not isinstance(node, str):
            if errors and "" in node:
                self._keep(str(node[""]), place, errors, cost)
            if errors == 0 or (errors == 1 and depth >= AFTER):
                more = cost + errors * SECOND
                for branch, deeper, further, price in self._errors_at(node, depth, place):
                    self._follow(branch, deeper, further, errors + 1, more + price)
            branch_on = node.get(self._text[place])
            if branch_on is None:
                return
            node, depth, place = branch_on, depth + 1, place + 1
        self._follow_word(node, depth, place, errors, cost)

    def _errors_at(
        self, node: dict[str, Node], depth: int, place: int
    ) -> Iterator[tuple[Node, int, int, float]]:
        """Where one error at this place leads; branches on which the next letter fails are cut.

        `in` asks a branch for its next letters and a word for any of its own; "" is in a node where
        a word ends and in every word.
        """
        typed, after = self._text[place], self._text[place + 1]
        for letter, branch in node.items():
            if not letter or letter == typed:
                continue
            if typed != END and (after in branch or "" in branch):
                yield branch, depth + 1, place + 1, mistaken(typed, letter)
            if typed in branch or "" in branch:
                yield branch, depth + 1, place, forgotten(letter)
        if typed != END and (after in node or "" in node):
            yield node, depth, place + 1, superfluous(typed, self._text[place - 1])
        if after != typed and after in node:
            yield from _through(node[after], depth + 1, place + 2, typed)

    def _follow_word(self, word: str, depth: int, place: int, errors: int, cost: float) -> None:
        """The only word left on a path: an error can only be where it first differs."""
        text, length = self._text, len(word)
        if errors > (length >= LONG):
            if text.startswith(word[depth:], place):
                self._keep(word, place + length - depth, errors, cost)
            return
        while depth < length and text[place] == word[depth]:
            depth, place = depth + 1, place + 1
        if errors and depth == length:
            self._keep(word, place, errors, cost)
        more = cost + errors * SECOND
        for deeper, further, price in self._errors_in(word, depth, place):
            self._follow_word(word, deeper, further, errors + 1, more + price)

    def _errors_in(self, word: str, depth: int, place: int) -> Iterator[tuple[int, int, float]]:
        typed, after = self._text[place], self._text[place + 1]
        if typed != END:
            yield depth, place + 1, superfluous(typed, self._text[place - 1])
        if depth == len(word):
            return
        yield depth + 1, place, forgotten(word[depth])
        if typed != END:
            yield depth + 1, place + 1, mistaken(typed, word[depth])
            if word[depth : depth + 2] == after + typed:
                yield depth + 2, place + 2, SLIP

    def _keep(self, word: str, end: int, errors: int, cost: float) -> None:
        if errors == 1 or len(word) >= LONG:
            key = (end, word)
            if cost < self._found.get(key, cost + 1):
                self._found[key] = cost


def _through(
    branch: Node, depth: int, place: int, letter: str
) -> Iterator[tuple[Node, int, int, float]]:
    """The second half of two letters swapped: the branch beyond `letter`, if there is one."""
    if isinstance(branch, str):
        if branch[depth : depth + 1] == letter:
            yield branch, depth + 1, place, SLIP
    elif letter in branch:
        yield branch[letter], depth + 1, place, SLIP
