"""The outlines and names of the 77 provinces, by official code."""

from __future__ import annotations

import re
from functools import cache

import geothai
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kmportal.core.dates import in_thai

from .outlines import drawn, rings, thinned

WIDTH, HEIGHT = 560, 1025  #: units of the drawing
#: A unit is about 0.6 pixels wide on a phone.
TOLERANCE = 1.0
OUTLINE = re.compile(r'aria-label="([^"]+)"\s+d="([^"]+)"')
#: Names the map writes in its own way; the lake is an area of its own there.
OTHER_SPELLINGS = {"Buriram": "Buri Ram", "Phangnga": "Phang-nga"}
LAKE = "Lake Songkha"


@cache
def shapes() -> dict[str, str]:
    """The `d` of each province's path, in the order of the codes, which goes from the middle
    eastward, north and south."""
    source = settings.BASE_DIR / "var" / "vendor" / "data" / "thailand.svg"
    if not source.exists():
        raise ImproperlyConfigured(
            f"The shapes of the provinces are not in {source}. Run `manage.py collect_vendor` first."
        )
    codes = {province.name_en: province.code for province in geothai.provinces()}
    areas = {
        name: rings(path) for name, path in OUTLINE.findall(source.read_text(encoding="utf-8"))
    }
    by_code = {
        codes[OTHER_SPELLINGS.get(name, name)]: drawn(lines)
        for name, lines in thinned(areas, TOLERANCE).items()
        if name != LAKE
    }
    return dict(sorted(by_code.items()))


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {each.code: (each.name_th, each.name_en) for each in geothai.provinces()}


def name_of(code: str) -> str:
    """A province's name in the reader's language."""
    thai, english = _names()[code]
    return thai if in_thai() else english
