"""Lists written into running sentences: `1) … 2) …`, commas, or Thai clauses divided by spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"(?<![\d.,])\(?(\d{1,2})(?:[.)])\s*(?=[^\d\s])")
_LEADS_ON = re.compile(r"[\s,;](?:and|และ|หรือ)$")
_INNER_LIST = re.compile(r"^\w[\w-]* and [\w-]+(?=$)")
FEWEST_ITEMS = 2


@dataclass
class Enumeration:
    before: str
    items: list[str]
    after: str
    #: Whether the text itself shows where the last item ends.
    end_known: bool = True


def find_numbered(text: str, fewest: int = FEWEST_ITEMS) -> Enumeration | None:
    """A numbered list inside a paragraph. Its last item ends at a wide gap, else with the paragraph."""
    marks = _sequence(text)
    if len(marks) < fewest:
        return None
    ends = [mark.start() for mark in marks[1:]]
    pieces = [text[mark.end() : end] for mark, end in zip(marks, [*ends, len(text)], strict=True)]
    gap = re.search(r"\s{3,}|\n", pieces[-1].strip())
    last, after = pieces[-1].strip(), ""
    if gap:
        last, after = last[: gap.start()], last[gap.end() :]
    items = [clean_item(piece) for piece in [*pieces[:-1], last]]
    return Enumeration(text[: marks[0].start()].strip(), items, after.strip(), bool(gap))


def _sequence(text: str) -> list[re.Match[str]]:
    """The longest run of marks that count 1, 2, 3, …"""
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        number = int(mark[1])
        if number == len(run) + 1:
            run.append(mark)
        elif number == 1:
            run = [mark]
        best = max(best, run, key=len)
        run = list(run)
    return best


def clean_item(text: str) -> str:
    """An item without the comma or the word that leads on to the next one."""
    text = text.strip(" \n\t,;")
    return _LEADS_ON.sub("", text).rstrip(" \n\t,;")


def split_commas(text: str) -> list[str]:
    """An English list; `group, organization and co-operative` inside an item keeps it whole."""
    items: list[str] = []
    for piece in re.split(r"\s*[,;]\s+", text.strip(" .:")):
        piece = re.sub(r"^and\s+", "", piece)
        if items and _INNER_LIST.match(piece):
            items[-1] = f"{items[-1]}, {piece}"
        elif piece:
            items.append(piece)
    return items


def split_infinitives(text: str) -> list[str]:
    """English purposes: `to study …, to appraise … and to build up …`."""
    pieces = re.split(r"(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?=to\s+[a-z])", text.strip(" .:"))
    return [clean_item(piece) for piece in pieces if piece.strip()]
