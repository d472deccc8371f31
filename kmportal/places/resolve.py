"""Which official place a written name means. Never guessed: a name that is not official in its
context gives no place, only suggestions for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from .gazetteer import Entry, Gazetteer
from .mentions import mentions_in
from .models import Place
from .written_names import AMPHOE, PROVINCE, REGION, TAMBON, NamePart, code_in, read_names, tidy

MAX_SUGGESTIONS = 6
#: Names by level, as far as the text gives them.
Chain = dict[int, str]


@dataclass(frozen=True)
class Resolution:
    """What a written name means: a place, or nothing and what it may have meant, likeliest first."""

    place: Place | None
    suggestions: list[Place] = field(default_factory=list)


def resolve(text: str, gazetteer: Gazetteer | None = None) -> Resolution:
    """The one official place this text names, in Thai or English, with or without `ต. อ. จ.`.

    Give a gazetteer when there are many texts to resolve.
    """
    if code := code_in(text):
        return Resolution(Place.objects.with_ancestors().filter(code=code).first())
    return _resolve_parts(read_names(text), gazetteer or Gazetteer())


def find_places(text: str) -> list[tuple[str, Resolution]]:
    """The places a running text mentions, as it writes them, each once, in its order.

    Only names with a word for their level count (`ตำบล`, `ต.`, `Province`).
    """
    gazetteer = Gazetteer()
    found: dict[str, Resolution] = {}
    for mention in mentions_in(tidy(text), gazetteer):
        if mention.as_written not in found:
            found[mention.as_written] = _resolve_parts(mention.parts, gazetteer)
    return list(found.items())


def _resolve_parts(parts: Sequence[NamePart], gazetteer: Gazetteer) -> Resolution:
    if len(parts) == 1 and parts[0].level is None:
        return _resolve_bare_name(parts[0].name, gazetteer)
    chain = _levels_of(parts, gazetteer)
    if not chain:
        return Resolution(None)
    level = max(chain)
    exact = gazetteer.named(level, chain[level], _codes_above(level, chain, gazetteer))
    if len(exact) == 1:
        return Resolution(_places(exact)[0])
    return Resolution(None, _places(_suggest(level, chain, gazetteer)))


def _resolve_bare_name(name: str, gazetteer: Gazetteer) -> Resolution:
    """A name alone is its province if there is one, else the only place so called."""
    named = gazetteer.named(PROVINCE, name) or [
        entry for level in (AMPHOE, TAMBON) for entry in gazetteer.named(level, name)
    ]
    if len(named) == 1:
        return Resolution(_places(named)[0])
    return Resolution(None, _places(named or _suggest(TAMBON, {TAMBON: name}, gazetteer)))


def _levels_of(parts: Sequence[NamePart], gazetteer: Gazetteer) -> Chain:
    """Each name's level; names without a word for it are read from the largest (last) down.

    Empty where two names claim one level.
    """
    said = [part for part in parts if part.level is not None]
    chain: Chain = {part.level: part.name for part in said if part.level is not None}
    if len(chain) < len(said):
        return {}
    for part in reversed([part for part in parts if part.level is None]):
        fitting = [level for level in (PROVINCE, AMPHOE) if gazetteer.named(level, part.name)]
        free = [level for level in (*fitting, TAMBON) if level not in chain]
        if not free:
            return {}
        chain[free[0]] = part.name
    return chain


def _codes_above(level: int, chain: Chain, gazetteer: Gazetteer) -> list[str]:
    """Codes of everything the chain's larger names can mean, each inside the next larger."""
    within = [""]
    for larger in range(PROVINCE, level):
        if larger in chain:
            within = [entry.code for entry in gazetteer.named(larger, chain[larger], within)]
    return within


def _suggest(level: int, chain: Chain, gazetteer: Gazetteer) -> Iterator[Entry]:
    """What a name that is not official in its context may have meant, likeliest first."""
    name = chain[level]
    around = _codes_above(level, chain, gazetteer)
    province = _codes_above(AMPHOE, chain, gazetteer) if PROVINCE in chain else []
    yield from gazetteer.named(level, name, around)
    yield from gazetteer.abolished(level, name, around)
    if around != [""]:
        yield from gazetteer.spelled_like(level, name, around, similarity=0.6)
        yield from gazetteer.named(level, name, province)
        yield from gazetteer.spelled_like(level, name, province, similarity=0.7)
    for larger in range(level - 1, REGION, -1):
        if larger in chain:
            yield from gazetteer.named(larger, chain[larger], province or [""])
    yield from gazetteer.named(level, name)
    if len(chain) == 1:
        yield from gazetteer.spelled_like(level, name, [""], similarity=0.8)


def _places(entries: Sequence[Entry] | Iterator[Entry]) -> list[Place]:
    """The entries' places in order, each once; of an abolished area, its successor."""
    distinct = dict.fromkeys(entry.successor_id or entry.pk for entry in entries)
    pks = list(islice(distinct, MAX_SUGGESTIONS))
    found = Place.objects.with_ancestors().current().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]
