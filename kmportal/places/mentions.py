"""Finding place names in running text, where Thai puts no space after a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pythainlp.corpus import thai_stopwords
from pythainlp.tokenize import word_tokenize

from .gazetteer import CAPITAL_NAMES, Gazetteer
from .models import BANGKOK
from .written_names import FULL_WORD, PROVINCE, SHORT_WORD, WORD_LEVELS, NamePart

_RUN = r"[\u0e01-\u0e3a\u0e40-\u0e4e]+ฯ?"
_THAI = re.compile(rf"(?P<word>{FULL_WORD}|{SHORT_WORD}|เขต)(?P<gap>\s?)(?P<run>{_RUN})")
_LATIN = re.compile(
    r"(?P<run>(?:[A-Z][\w'’-]*\s){1,4})"
    r"(?P<word>[Ss]ub-?district|[Dd]istrict|[Pp]rovince)\b"
    r"|\b(?P<word2>Tambon|Amphoe|Changwat)\s(?P<run2>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3})"
)
_NEXT_WORD = re.compile(FULL_WORD)
_BARE_PROVINCE = re.compile(rf"\s({_RUN})(?![\u0e00-\u0e7f])")
#: What may stand between a name and the larger place it belongs to.
_BETWEEN = re.compile(r"[\s,]*(?:\([^)]*\))?[\s,]*")
#: A name this long is hardly ever the beginning of another word; a shorter one may be.
SAFE_LENGTH = 6
LONGEST_UNKNOWN = 24


@dataclass(frozen=True)
class Mention:
    as_written: str
    parts: tuple[NamePart, ...]


@dataclass(frozen=True)
class _Name:
    start: int
    end: int
    level: int
    name: str
    official: bool


def mentions_in(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Mentions in a tidy text. An unknown name counts only before a larger place that exists:
    `ต.โคกเจริญ จ.บุรีรัมย์` is one, `ระดับตำบล` and `ตำบลของเรา` are none."""
    chain: list[_Name] = []
    for name in [*_names(text, gazetteer), None]:
        if name and chain and _belongs(chain[-1], name, text):
            chain.append(name)
            continue
        yield from _mention(chain, text, gazetteer)
        chain = [name] if name else []


def _names(text: str, gazetteer: Gazetteer) -> list[_Name]:
    thai = (_thai_name(match, gazetteer) for match in _THAI.finditer(text))
    latin = (_latin_name(match, gazetteer) for match in _LATIN.finditer(text))
    found = [name for name in (*thai, *latin) if name]
    return sorted(found, key=lambda name: name.start)


def _belongs(smaller: _Name, larger: _Name, text: str) -> bool:
    between = text[smaller.end : larger.start]
    return larger.level < smaller.level and _BETWEEN.fullmatch(between) is not None


def _mention(chain: list[_Name], text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    while chain and not _is_place(chain):
        chain = chain[1:]
    if not chain:
        return
    parts = [NamePart(name.name, name.level) for name in chain]
    end = chain[-1].end
    if chain[-1].level > PROVINCE and (bare := _BARE_PROVINCE.match(text, end)):
        if gazetteer.named(PROVINCE, bare[1]):
            parts.append(NamePart(bare[1], PROVINCE))
            end = bare.end()
        elif parts[-1].name in CAPITAL_NAMES:
            return
    elif parts[-1].name in CAPITAL_NAMES:
        return
    yield Mention(text[chain[0].start : end], tuple(parts))


def _is_place(chain: list[_Name]) -> bool:
    return chain[0].official or any(name.official for name in chain[1:])


def _thai_name(match: re.Match[str], gazetteer: Gazetteer) -> _Name | None:
    level = WORD_LEVELS[match["word"]]
    within = [BANGKOK] if match["word"] in ("เขต", "แขวง") else [""]
    run = match["run"]
    if next_word := _NEXT_WORD.search(run):
        run = run[: next_word.start()]
    start = match.start("run")
    for length in range(len(run), 1, -1):
        name = run[:length]
        if gazetteer.named(level, name, within) and _ends_here(name, run, bool(match["gap"])):
            return _Name(match.start(), start + length, level, name, official=True)
    known = match["gap"] and not match["word"].endswith(".")
    if not run or known or match["word"] == "เขต" or not _may_be_name(run):
        return None
    return _Name(match.start(), start + len(run), level, run, official=False)


def _ends_here(name: str, run: str, after_space: bool) -> bool:
    """Whether an official name that begins the run is the name meant: `จังหวัดแพร่กระจาย` is not แพร่."""
    if name == run.removesuffix("ฯ") or name == run:
        return True
    if after_space or name in CAPITAL_NAMES:
        return False
    if len(name) >= SAFE_LENGTH:
        return True
    ends, position = set(), 0
    for word in word_tokenize(run, engine="newmm"):
        position += len(word)
        ends.add(position)
    return len(name) in ends


def _may_be_name(run: str) -> bool:
    first = word_tokenize(run, engine="newmm")[0]
    return 2 < len(run) <= LONGEST_UNKNOWN and first not in thai_stopwords()


def _latin_name(match: re.Match[str], gazetteer: Gazetteer) -> _Name | None:
    word = (match["word"] or match["word2"]).lower()
    level = WORD_LEVELS[word]
    words = list(re.finditer(r"\S+", match["run"] or match["run2"]))
    offset = match.start("run") if match["run"] else match.start("run2")
    # The name is next to the word for its level: `In Nong Khai Province`, `Tambon Nong Sano The`.
    for size in range(len(words), 0, -1):
        chosen = words[-size:] if match["run"] else words[:size]
        name = " ".join(w.group() for w in chosen)
        if gazetteer.named(level, name):
            start = offset + chosen[0].start() if match["run"] else match.start()
            end = match.end() if match["run"] else offset + chosen[-1].end()
            return _Name(start, end, level, name, official=True)
    return None
