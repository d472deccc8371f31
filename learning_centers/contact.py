"""Ways to reach a center, as links a telephone understands."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from kmportal.places.positions import Precision

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
SEPARATORS = re.compile(r"[,;\n]| หรือ | or ")
NUMBER = re.compile(r"\+?\d(?:[\s().-]?\d)+")


class Telephone(NamedTuple):
    shown: str
    url: str


def telephones(text: str) -> list[Telephone]:
    """Each number as written, with its link; what holds no number has none.

    >>> telephones("081-234-5678, 0 2123 4567 ต่อ 12")
    [Telephone(shown='081-234-5678', url='tel:0812345678'), Telephone(shown='0 2123 4567 ต่อ 12', url='tel:021234567')]
    >>> telephones("๐๘๑ ๒๓๔ ๕๖๗๘ หรือถามที่ร้านค้า")[0].url
    'tel:0812345678'
    """
    written = [part.strip() for part in SEPARATORS.split(text)]
    return [Telephone(part, _link(part)) for part in written if part]


def _link(text: str) -> str:
    found = NUMBER.search(text.translate(THAI_DIGITS))
    digits = re.sub(r"[^\d+]", "", found.group()) if found else ""
    return f"tel:{digits}" if len(digits) >= 4 else ""


def line_url(line_id: str) -> str:
    """LINE's own address that opens a chat: official accounts begin with @, people's do not.

    >>> line_url("@banjamrung")
    'https://line.me/R/ti/p/@banjamrung'
    >>> line_url("somjai")
    'https://line.me/ti/p/~somjai'
    """
    line_id = line_id.strip()
    if line_id.startswith("@"):
        return f"https://line.me/R/ti/p/@{quote(line_id[1:], safe='')}"
    return f"https://line.me/ti/p/~{quote(line_id, safe='')}"


#: Levels of zoom of OpenStreetMap.
ZOOMS: dict[str, int] = {
    Precision.EXACT: 16,
    Precision.APPROXIMATE: 14,
    Precision.AMPHOE: 12,
    Precision.PROVINCE: 10,
}


class MapLinks(NamedTuple):
    """`app` opens whatever map the telephone has; the others open in a browser."""

    app: str
    openstreetmap: str
    google: str


def map_links(latitude: float, longitude: float, precision: str = Precision.EXACT) -> MapLinks:
    """The less exact the position, the more of the land around it a map shows.

    >>> map_links(12.9, 101.6).app
    'geo:12.90000,101.60000?q=12.90000,101.60000'
    """
    lat, lon = f"{latitude:.5f}", f"{longitude:.5f}"
    zoom = ZOOMS[precision]
    return MapLinks(
        f"geo:{lat},{lon}?q={lat},{lon}",
        f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map={zoom}/{lat}/{lon}",
        f"https://www.google.com/maps/dir/?api=1&destination={lat},{lon}",
    )
