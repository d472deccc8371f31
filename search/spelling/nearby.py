"""Words within one or two typing errors of the beginning of a text, by walking a tree of words.

A node is a dict from letter to node; a word that no other shares its beginning with stands whole in
the place of its branch (60,000 words: 13 MB, where a node for every letter takes 59). The key ""
marks that a word ends at a node.
"""

from collections.abc import Iterable, Iterator
from typing import Union

from .slips import SECOND, SLIP, forgotten, mistaken, superfluous

Node = Union[dict[str, "Node"], str]

#: A second error is forgiven in words of this length, and only after this many letters: nearer the
#: beginning it would open most of the tree.
LONG = 8
AFTER = 4


def tree_of(words: Iterable[str]) -> dict[str, Node]:
    """The tree of some words, none of them empty."""
    root: dict[str, Node] = {}
    for word in sorted(words):
        _plant(root, word)
    return root


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
    """One walk through a tree along a text from a place in it; see `words`."""

    def __init__(self, tree: dict[str, Node], text: str, start: int) -> None:
        self._tree = tree
        self._text = text
        self._start = start
        self._found: dict[tuple[int, str], float] = {}
        self._paths: list[tuple[Node, int, int, int, float]] = []

    def words(self) -> dict[tuple[int, str], float]:
        """(where it ends in the text, word) of every word that differs, with the cost of its errors."""
        self._paths.append((self._tree, 0, self._start, 0, 0.0))
        while self._paths:
            node, depth, place, errors, cost = self._paths.pop()
            if isinstance(node, str):
                self._along_word(node, depth, place, errors, cost)
            else:
                self._along_branch(node, depth, place, errors, cost)
        return self._found

    def _along_branch(
        self, node: dict[str, Node], depth: int, place: int, errors: int, cost: float
    ) -> None:
        if errors and "" in node:
            self._keep(str(node[""]), place, errors, cost)
        if errors == 0 or (errors == 1 and depth >= AFTER):
            more = cost + errors * SECOND
            for branch, deeper, further, price in self._errors_at(node, depth, place):
                self._paths.append((branch, deeper, further, errors + 1, more + price))
        branch = node.get(self._text[place : place + 1] or "\0")
        if branch is not None:
            self._paths.append((branch, depth + 1, place + 1, errors, cost))

    def _errors_at(
        self, node: dict[str, Node], depth: int, place: int
    ) -> Iterator[tuple[Node, int, int, float]]:
        """Where one error at this place leads; branches on which the next letter fails are cut."""
        typed = self._text[place : place + 1]
        after = self._text[place + 1 : place + 2]
        for letter, branch in node.items():
            if not letter or letter == typed:
                continue
            if typed and _goes_on(branch, depth + 1, after):
                yield branch, depth + 1, place + 1, mistaken(typed, letter)
            if _goes_on(branch, depth + 1, typed):
                yield branch, depth + 1, place, forgotten(letter)
        if typed and depth and (after in node or "" in node):
            yield node, depth, place + 1, superfluous(typed, self._text[place - 1])
        if after and after != typed and after in node:
            swapped = _next(node[after], depth + 1, typed)
            if swapped is not None:
                yield swapped, depth + 2, place + 2, SLIP

    def _along_word(self, word: str, depth: int, place: int, errors: int, cost: float) -> None:
        """The rest of the only word left on a path: errors can only be where it first differs."""
        text, length = self._text, len(word)
        if errors > (length >= LONG):
            if text.startswith(word[depth:], place):
                self._keep(word, place + length - depth, errors, cost)
            return
        while depth < length and text[place : place + 1] == word[depth]:
            depth, place = depth + 1, place + 1
        if errors and depth == length:
            self._keep(word, place, errors, cost)
        more = cost + errors * SECOND
        for deeper, further, price in self._errors_in(word, depth, place):
            self._along_word(word, deeper, further, errors + 1, more + price)

    def _errors_in(self, word: str, depth: int, place: int) -> Iterator[tuple[int, int, float]]:
        typed = self._text[place : place + 1]
        if typed and depth:
            yield depth, place + 1, superfluous(typed, self._text[place - 1])
        if depth == len(word):
            return
        yield depth + 1, place, forgotten(word[depth])
        if typed:
            yield depth + 1, place + 1, mistaken(typed, word[depth])
            if word[depth : depth + 2] == self._text[place + 1 : place + 2] + typed:
                yield depth + 2, place + 2, SLIP

    def _keep(self, word: str, end: int, errors: int, cost: float) -> None:
        if errors == 1 or len(word) >= LONG:
            key = (end, word)
            if cost < self._found.get(key, cost + 1):
                self._found[key] = cost


def _goes_on(branch: Node, depth: int, letter: str) -> bool:
    """Whether a branch has a word that ends here or goes on with this letter."""
    if isinstance(branch, str):
        return branch[depth : depth + 1] in (letter, "")
    return letter in branch or "" in branch


def _next(branch: Node, depth: int, letter: str) -> Node | None:
    if isinstance(branch, str):
        return branch if branch[depth : depth + 1] == letter else None
    return branch.get(letter) if letter else None
