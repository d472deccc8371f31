"""Positions on the map: reading what people type or paste, and how far apart two are."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: What is certainly no part of Thailand lies outside: south, north, west and east.
SOUTH, NORTH, WEST, EAST = 5.5, 20.6, 97.2, 105.8
EARTH_RADIUS_KM = 6371.0088
LONGEST_TEXT = 2000

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,20})?"
PAIR = rf"({NUMBER})\s{{0,3}}[,;/~\s]\s{{0,3}}({NUMBER})(?![\d.])"
#: Links that only lead to an address with a position in it.
SHORT_LINK = re.compile(r"(maps\.app\.goo\.gl|goo\.gl/maps|g\.co/|osm\.org/go/)", re.I)
#: Where map links keep the place itself, before where they keep the middle of the screen.
IN_LINKS = (
    re.compile(rf"!3d({NUMBER})!4d({NUMBER})"),
    re.compile(rf"mlat=({NUMBER})&mlon=({NUMBER})", re.I),
    re.compile(
        rf"[?&](?:q|query|ll|sll|coordinate|destination|daddr|center|cp)=(?:loc:)?\s?{PAIR}", re.I
    ),
    re.compile(rf"^geo:{PAIR}", re.I),
    re.compile(rf"/(?:search|place|dir/[^/]{{0,200}})/\+?{PAIR}", re.I),
    re.compile(rf"@({NUMBER}),({NUMBER})"),
    re.compile(rf"#map=\d{{1,2}}(?:\.\d{{1,4}})?/({NUMBER})/({NUMBER})", re.I),
)
WORDS = {
    "N": re.compile(r"ละติจูด|เหนือ|latitude|lat\.?|north|น\.", re.I),
    "E": re.compile(r"ลองจิจูด|ลองติจูด|ตะวันออก|longitude|long?\.?|lng|east|อ\.", re.I),
}
DEGREES = re.compile(
    r"""([NE])?\s{0,3}
    (\d{1,3}(?:\.\d{1,20})?)\s{0,3}[°º˚]\s{0,3}
    (?:(\d{1,2}(?:\.\d{1,20})?)\s{0,3}['’′´]\s{0,3}
    (?:(\d{1,2}(?:\.\d{1,20})?)\s{0,3}(?:["”″]|''|’’|′′)\s{0,3})?)?
    ([NE])?""",
    re.X,
)
LETTERED = re.compile(rf"([NE])?\s{{0,3}}[:=]?\s{{0,3}}({NUMBER})\s{{0,3}}([NE])?")

Point = Sequence[float | str]
Pair = tuple[float, float]


class Precision(models.TextChoices):
    """How near the thing itself a position is."""

    EXACT = "exact", gettext_lazy("The very place")
    APPROXIMATE = "approximate", gettext_lazy("Near it")
    AMPHOE = "amphoe", gettext_lazy("Middle of the amphoe")
    PROVINCE = "province", gettext_lazy("Middle of the province")


class Position(NamedTuple):
    """Degrees north and east (WGS 84)."""

    latitude: float
    longitude: float
    precision: str

    @property
    def is_exact(self) -> bool:
        return self.precision == Precision.EXACT


def parse_position(text: str) -> Pair:
    """Latitude and longitude of what someone typed or pasted; a `ValueError` says kindly why not.

    >>> parse_position("๑๓.๙๗, ๑๐๑.๘๐")
    (13.97, 101.8)
    >>> parse_position("https://www.openstreetmap.org/#map=15/12.7051/101.66")
    (12.7051, 101.66)
    """
    text = text.replace("\0", "").strip()
    if len(text) > LONGEST_TEXT:
        raise ValueError(_("This is too long for a position. Paste two numbers or one map link."))
    text = unquote(text.translate(THAI_DIGITS)).replace("+", " ")
    found = _in_link(text) or _in_degrees(text) if _is_link(text) else _written(text)
    if not found:
        raise ValueError(_why_not(text))
    return in_thailand(*found)


def in_thailand(latitude: float, longitude: float) -> Pair:
    """The pair to six decimals (10 cm), turned round where the longitude came first."""
    if _inside(longitude, latitude):
        latitude, longitude = longitude, latitude
    if not _inside(latitude, longitude):
        raise ValueError(
            _("This position is outside Thailand. Please look at the two numbers again.")
        )
    return round(latitude, 6), round(longitude, 6)


def distance_km(a: Point, b: Point) -> float:
    """As the crow flies, between two positions or pairs.

    >>> round(distance_km((13.75, 100.5), (12.68, 101.28)))
    146
    """
    north_a, east_a, north_b, east_b = (math.radians(float(n)) for n in (*a[:2], *b[:2]))
    chord = (
        math.sin((north_b - north_a) / 2) ** 2
        + math.cos(north_a) * math.cos(north_b) * math.sin((east_b - east_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def _inside(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _is_link(text: str) -> bool:
    return "://" in text or text.lower().startswith(("geo:", "www.", "maps.", "goo.gl"))


def _in_link(text: str) -> Pair | None:
    for pattern in IN_LINKS:
        if found := pattern.search(text):
            return float(found[1]), float(found[2])
    return None


def _written(text: str) -> Pair | None:
    if found := re.fullmatch(PAIR, text.strip("()[] ")):
        return float(found[1]), float(found[2])
    for letter, words in WORDS.items():
        text = words.sub(letter, text)
    text = text.upper()
    parts = [(m[1] or m[3] or "", float(m[2])) for m in LETTERED.finditer(text)]
    return _in_degrees(text) or (_in_order(parts) if len(parts) == 2 else None)


def _in_degrees(text: str) -> Pair | None:
    parts = [_degrees(found) for found in DEGREES.finditer(text)]
    return _in_order(parts) if len(parts) == 2 else None


def _degrees(found: re.Match[str]) -> tuple[str, float]:
    degrees, minutes, seconds = (float(found[group] or 0) for group in (2, 3, 4))
    return found[1] or found[5] or "", degrees + minutes / 60 + seconds / 3600


def _in_order(parts: list[tuple[str, float]]) -> Pair:
    """North before east, where letters say which is which."""
    (first_letter, first), (second_letter, second) = parts
    turned = first_letter == "E" or second_letter == "N"
    return (second, first) if turned else (first, second)


def _why_not(text: str) -> str:
    if SHORT_LINK.search(text):
        return _(
            "This short link hides the position. Open it, then copy the long address of the page "
            "or the two numbers."
        )
    return _(
        "We cannot read this as a position. Paste two numbers such as 13.97, 101.80, "
        "or a link from a map."
    )
