"""Woven patterns: each page without a photograph has one, and its kind of cloth tells its kind of page.

Lesson: mudmee (weft ikat). Field note: the check of a pha khao ma. Research: undyed stripe.
Learning center: khit (floated weft). Event: the bands of a tung, the flag hung where people gather.
The drafts are text files that a weaver can read and
replace (resources/weaves); a draft may be kept for the provinces it comes from. A few dozen
files are drawn at set-up, so that a list costs no more than the pictures it names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

Choice = TypeVar("Choice")
DRAFTS = Path(__file__).parent / "resources" / "weaves"

#: Ground, resist or float, and the thread between them, by natural dye.
DYES = {
    "kram": ("#1f2e51", "#c9d5e6", "#7f97bf"),
    "krang": ("#7d2231", "#f1d3cb", "#c97f7c"),
    "bai": ("#2e4d37", "#d6e3cc", "#86a685"),
    "mai": ("#583a26", "#ecd9c2", "#b08f6d"),
    "khamin": ("#8a5c08", "#fbe7b4", "#dba93f"),
    "anchan": ("#443a6e", "#ddd7ee", "#9d92c8"),
}
#: Indigo on indigo: quiet enough to stand beside words.
NIGHT = ("#1f2e51", "#7d93b9", "#3f5484")
GOLD, GOLD_ON_KHAMIN = "#e3a72f", "#fff3d0"
CHECKS = [
    ("#8d2435", "#1f2e51"),
    ("#1f2e51", "#2e4d37"),
    ("#2e4d37", "#8d2435"),
    ("#8d2435", "#8a5c08"),
    ("#8d2435", "#4a443c"),
]
CHECK_BANDS = [14, 18, 22]
STRIPES = 9
TECHNIQUES = {
    "lesson": "mudmee",
    "note": "khaoma",
    "research": "riw",
    "center": "khit",
    "event": "tung",
}


@dataclass(frozen=True)
class Draft:
    """One repeat of a weave: `#` resist or float, `o` gold, `-` thread, `.` ground."""

    slug: str
    technique: str
    rows: tuple[str, ...]
    provinces: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def read(cls, path: Path) -> Draft:
        head, _blank, grid = path.read_text(encoding="utf-8").partition("\n\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        return cls(
            slug=path.stem,
            technique=facts["technique"],
            rows=tuple(grid.split()),
            provinces=frozenset(facts.get("provinces", "").split()),
        )

    def runs(self, sign: str) -> Iterator[tuple[int, int, int]]:
        """Row, first and last column (exclusive) of every unbroken run of a sign."""
        for y, row in enumerate(self.rows):
            start = None
            for x, cell in enumerate(f"{row} "):
                if cell == sign and start is None:
                    start = x
                elif cell != sign and start is not None:
                    yield y, start, x
                    start = None


@cache
def drafts(technique: str) -> tuple[Draft, ...]:
    found = (Draft.read(path) for path in sorted(DRAFTS.glob("*.txt")))
    return tuple(draft for draft in found if draft.technique == technique)


def digest(key: str) -> int:
    """The same number for the same key on every machine and in every process."""
    return int.from_bytes(hashlib.sha1(key.encode(), usedforsecurity=False).digest()[:6], "big")


def choose(kind: str, key: str, dye: str = "", provinces: frozenset[str] = frozenset()) -> str:
    """The file name of the cloth of a page; `key` is what its translations share."""
    technique, number = TECHNIQUES.get(kind, "mudmee"), digest(key)
    if technique == "khaoma":
        return f"khaoma-{number % len(CHECKS)}-{number // 8 % len(CHECK_BANDS)}.svg"
    if technique == "riw":
        return f"riw-{number % STRIPES}.svg"
    if technique == "tung":
        return f"tung-{number % STRIPES}.svg"
    known = drafts(technique)
    own = [draft for draft in known if draft.provinces & provinces]
    draft = pick(own or [draft for draft in known if not draft.provinces], number)
    return f"{technique}-{draft.slug}-{dye if dye in DYES else pick(list(DYES), number // 64)}.svg"


def pick(choices: Sequence[Choice], number: int) -> Choice:
    return choices[number % len(choices)]


def files() -> Iterator[tuple[str, str]]:
    """Every file name `choose` can give, with its drawing, and the quiet one of the home page."""
    for draw, technique in ((mudmee, "mudmee"), (khit, "khit")):
        for draft in drafts(technique):
            for dye, colours in DYES.items():
                yield f"{technique}-{draft.slug}-{dye}.svg", draw(draft, colours)
    for draft in drafts("mudmee"):
        yield f"night-{draft.slug}.svg", mudmee(draft, NIGHT)
    for colour, (first, second) in enumerate(CHECKS):
        for band, width in enumerate(CHECK_BANDS):
            yield f"khaoma-{colour}-{band}.svg", khaoma(first, second, width)
    for number in range(STRIPES):
        yield f"riw-{number}.svg", riw(number)
        yield f"tung-{number}.svg", tung(number)


def mudmee(draft: Draft, colours: tuple[str, str, str]) -> str:
    """Ikat: every run's ends slide a little, with half-dyed thread beside them, as tied yarn does."""
    ground, resist, thread = colours
    width, height = len(draft.rows[0]), len(draft.rows)
    core = halo = ""
    for y, start, end in draft.runs("#"):
        slide = digest(f"{draft.slug} {y} {start}")
        left = start + (slide % 5 - 2) * 0.28
        right = end + (slide // 5 % 5 - 2) * 0.28
        core += f"M{left:.1f} {y}h{right - left:.1f}"
        halo += f"M{left - 0.9:.1f} {y}h{right - left + 1.8:.1f}"
    return _svg(
        width,
        height,
        f'<path fill="{ground}" d="M0 0h{width}v{height}H0z"/>'
        f'<g fill="none" stroke-width=".72" transform="translate(0 .5)">'
        f'<path stroke="{thread}" stroke-opacity=".75" d="{halo}"/><path stroke="{resist}" d="{core}"/></g>',
    )


def khit(draft: Draft, colours: tuple[str, str, str]) -> str:
    ground, float_, thread = colours
    gold = GOLD_ON_KHAMIN if colours == DYES["khamin"] else GOLD
    width, height = len(draft.rows[0]), len(draft.rows)
    drawn = f'<path fill="{ground}" d="M0 0h{width}v{height}H0z"/>'
    for sign, colour, thickness in (("#", float_, 1), ("o", gold, 1), ("-", thread, 0.5)):
        d = "".join(f"M{a} {y}h{b - a}v{thickness}h{a - b}z" for y, a, b in draft.runs(sign))
        drawn += f'<path fill="{colour}" d="{d}"/>' if d else ""
    return _svg(width, height, drawn)


def khaoma(first: str, second: str, band: int) -> str:
    """A check: the same four bars woven across and down, so that crossings darken."""
    repeat = band * 2 + 8
    bars = (
        (0, band, first, 0.62),
        (band + 3, 2, second, 0.8),
        (band + 7, band - 6, second, 0.42),
        (repeat - 5, 2, first, 0.7),
    )
    drawn = f'<path fill="#f3eee0" d="M0 0h{repeat}v{repeat}H0z"/>'
    for at, width, colour, opacity in bars:
        fill = f'fill="{colour}" fill-opacity="{opacity}"'
        drawn += f'<path {fill} d="M{at} 0h{width}v{repeat}h-{width}z"/>'
        drawn += f'<path {fill} d="M0 {at}v{width}h{repeat}v-{width}z"/>'
    return _svg(repeat, repeat, drawn, sizes=(1, 1, 2, 2))


def riw(number: int) -> str:
    """Undyed cotton with a few coloured warp threads."""
    colours, repeat, x, step = ["#1f2e51", "#8a5c08", "#3a352f", "#7d2231"], 60, 3, 0
    drawn = f'<path fill="#e9e3d2" d="M0 0h{repeat}v8H0z"/>'
    while x < repeat - 4:
        thread = digest(f"riw {number} {step}")
        width = pick([1, 1, 2, 3], thread)
        drawn += f'<path fill="{pick(colours, thread // 4)}" d="M{x} 0h{width}v8h-{width}z"/>'
        x, step = x + width + pick([2, 3, 5, 9], thread // 16), step + 1
    drawn += f'<path fill="#fff" fill-opacity=".35" d="M0 0h{repeat}v1H0zM0 4h{repeat}v1H0z"/>'
    return _svg(repeat, 8, drawn, sizes=(1, 1, 2, 2))


def tung(number: int) -> str:
    """Broad bands of dyed weft across undyed cotton, each edged by a fine one."""
    colours, repeat, y, step = ["#8d2435", "#1f2e51", "#e3a72f", "#2e4d37"], 64, 4, 0
    drawn = f'<path fill="#f3eee0" d="M0 0h8v{repeat}H0z"/>'
    while y < repeat - 12:
        thread = digest(f"tung {number} {step}")
        height, colour = pick([3, 5, 9], thread), pick(colours, thread // 4)
        edge = pick(colours, thread // 4 + 1)
        drawn += f'<path fill="{colour}" d="M0 {y}h8v{height}H0z"/>'
        drawn += f'<path fill="{edge}" d="M0 {y + height + 1}h8v1H0z"/>'
        y, step = y + height + pick([4, 6, 10], thread // 16), step + 1
    drawn += f'<path fill="#fff" fill-opacity=".2" d="M0 0h1v{repeat}H0zM4 0h1v{repeat}H4z"/>'
    return _svg(8, repeat, drawn, sizes=(1, 1, 2, 2))


def _svg(width: int, height: int, drawn: str, sizes: tuple[float, ...] = (2.5, 2, 4, 6)) -> str:
    """The repeat filling a box of any size: in a swatch, along a low band, in a banner, in a hero."""
    fill = "".join(
        f'<pattern id="{name}" href="#w" patternTransform="scale({size})"/>'
        f'<rect class="{name}" width="100%" height="100%" fill="url(#{name})"/>'
        for name, size in zip("sbml", sizes, strict=True)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.b,.m,.l{display:none}'
        "@media(min-width:140px){.b{display:inline}}"
        "@media(min-width:140px) and (min-height:60px){.m{display:inline}}"
        "@media(min-width:480px) and (min-height:300px){.l{display:inline}}</style>"
        f'<pattern id="w" width="{width}" height="{height}" patternUnits="userSpaceOnUse">{drawn}</pattern>'
        f"{fill}</svg>\n"
    )
