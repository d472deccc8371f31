"""What the address of the directory asks for. Every state of it is a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kmportal.core.asked import AskedByAddress
from kmportal.guard.text import clean
from kmportal.places.positions import in_thailand

LONGEST = 200
#: Decimals of a reader's own position that are kept: about one kilometre.
DECIMALS = 2
ORDERS = ("match", "near", "name")

Pair = tuple[float, float]


@dataclass(frozen=True)
class Asked(AskedByAddress):
    """Values that make no sense are taken as absent."""

    GROUPS: ClassVar = ("q", "learn", "place", "theme", "open")
    #: What was not understood is said once.
    PASSING: ClassVar = {"unknown": ""}

    q: str = ""
    place: str = ""  #: code of a region, province, amphoe or tambon
    theme: str = ""
    learn: str = ""
    open: bool = False
    near: str = ""  #: code of the place to measure from
    at: Pair | None = None  #: or a position
    sort: str = ""
    map: bool = False
    unknown: str = ""  #: what was typed to measure from, and is no place

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Asked:
        def text(name: str) -> str:
            return " ".join(clean(parameters.get(name, "")[:LONGEST]).split())

        at = read_position(text("at"))
        sort = text("sort")
        return cls(
            q=text("q"),
            place=text("place"),
            theme=text("theme"),
            learn=text("learn"),
            open=text("open") == "1",
            near="" if at else text("near"),
            at=at,
            sort=sort if sort in ORDERS else "",
            map=text("view") == "map",
            unknown=text("unknown"),
        )

    def _written(self) -> list[tuple[str, str]]:
        return [
            ("q", self.q),
            ("learn", self.learn),
            ("place", self.place),
            ("theme", self.theme),
            ("open", "1" if self.open else ""),
            ("near", self.near),
            ("at", written_position(self.at) if self.at else ""),
            ("sort", self.sort),
            ("view", "map" if self.map else ""),
            ("unknown", self.unknown),
        ]


def read_position(text: str) -> Pair | None:
    """
    >>> read_position("12.7051,101.6612")
    (12.71, 101.66)
    >>> read_position("48.85,2.35")
    """
    found = re.fullmatch(r"(-?\d{1,3}(?:\.\d{1,20})?), ?(-?\d{1,3}(?:\.\d{1,20})?)", text)
    if not found or not text.isascii():
        return None
    try:
        latitude, longitude = in_thailand(float(found[1]), float(found[2]))
    except ValueError:
        return None
    return round(latitude, DECIMALS), round(longitude, DECIMALS)


def written_position(at: Pair) -> str:
    return f"{at[0]:.{DECIMALS}f},{at[1]:.{DECIMALS}f}"
