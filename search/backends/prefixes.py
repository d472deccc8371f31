"""What autocomplete finds a text by, in the engines that look a beginning up in a list."""

from __future__ import annotations

from collections.abc import Iterator

from search import thai

#: Suffixes of autocomplete are cut here, and what a person typed with them.
LONGEST_PREFIX = 20
MOST_PREFIXES = 20


def prefixes(text: str) -> Iterator[str]:
    """What autocomplete finds a text by: each run of letters from the beginning of each of its words.

    Thai has no spaces, so whoever begins to type in the middle of a title begins at a word, and
    continues over the next ones.

    >>> list(prefixes("กลุ่มออมทรัพย์ 2550"))
    ['กลุ่มออมทรัพย์', 'ออมทรัพย์', 'ทรัพย์', '2550']
    """
    for run in thai.runs(text):
        words = thai.fine_words(run)
        for start in range(len(words)):
            yield "".join(words[start:])[:LONGEST_PREFIX]


def typed_prefixes(text: str) -> list[str]:
    """The runs of letters a person typed, cut as `prefixes` are."""
    return [run[:LONGEST_PREFIX] for run in thai.runs(text)][:MOST_PREFIXES]
