"""What the interface says in a language, and whether a guide quotes it rightly."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.translation import trans_real

#: What is filled in when the words are shown; a guide may write … for it.
_FILLED = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
QUOTED = re.compile(r"\*\*(.+?)\*\*")


def plain(words: str) -> str:
    """Panels and menus begin labels with a capital; spaces at the ends do not show."""
    return re.sub(r"\s+", " ", words).strip().casefold()


@lru_cache
def messages(language: str) -> frozenset[str]:
    """Of all apps, as they are shown: what the project's catalogue says wins."""
    said = set()
    for key, value in trans_real.translation("th")._catalog.items():
        singular = key[0] if isinstance(key, tuple) else key
        said.add(value if language == "th" else singular.rpartition("\x04")[2])
        if language == "en":
            said.update(_own_english(key))
    return frozenset(plain(each) for each in said if each)


def _own_english(key: object) -> list[str]:
    """Where English says it otherwise than the code, as for “colour”."""
    found = trans_real.translation("en")._catalog.get(key)
    return [found] if found else []


@lru_cache
def patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Messages with something filled in, such as `Add %(name)s`, which stand for all of those."""
    filled = [each for each in messages(language) if _FILLED.search(each)]
    return tuple(
        re.compile("(.+)".join(re.escape(part) for part in _FILLED.split(each)))
        for each in filled
        if len(_FILLED.sub("", each).strip()) > 1
    )


def is_said(words: str, language: str) -> bool:
    """Word for word; or as a message whose filling is itself said, or left open with “…”."""
    wanted = plain(words)
    if wanted in messages(language):
        return True
    for pattern in patterns(language):
        found = pattern.fullmatch(wanted)
        if found and all(part == "…" or part in messages(language) for part in found.groups()):
            return True
    return False


def quoted(text: str) -> list[str]:
    return QUOTED.findall(text)
