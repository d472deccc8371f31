"""What the address of a library asks for. Every state of it is a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from kmportal.guard.text import clean

from .choices import Sort
from .file_types import FileType

_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_PLACE = re.compile(r"r[0-9]|[0-9]{2}|[0-9]{4}|[0-9]{6}")
_YEAR = re.compile(r"[12][0-9]{3}")
LONGEST_TEXT = 200
#: What narrows the list down.
GROUPS = ("kind", "theme", "place", "year")


@dataclass(frozen=True)
class Asked:
    """Values that make no sense are taken as absent."""

    q: str = ""
    kind: str = ""  #: of file
    theme: str = ""  #: a slug
    place: str = ""  #: code of a region, province, amphoe or tambon
    year: str = ""  #: of the Common Era
    sort: str = ""
    page: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Asked:
        kind, sort = parameters.get("kind", ""), parameters.get("sort", "")
        return cls(
            q=" ".join(clean(parameters.get("q", "")[:LONGEST_TEXT]).split()),
            kind=kind if kind in FileType.values else "",
            theme=_fitting(_SLUG, parameters.get("theme", "")),
            place=_fitting(_PLACE, parameters.get("place", "")),
            year=_fitting(_YEAR, parameters.get("year", "")),
            sort=sort if sort in Sort.values else "",
            page=parameters.get("page", "")[:6],
        )

    def but(self, **changes: Any) -> Asked:
        """The same with other values, from its first page."""
        return replace(self, **{"page": "", **changes})

    @property
    def narrowed(self) -> list[str]:
        return [name for name in GROUPS if getattr(self, name)]

    @property
    def parameters(self) -> dict[str, str]:
        written = {name: str(getattr(self, name)) for name in ("q", *GROUPS, "sort")}
        return {name: value for name, value in written.items() if value}

    @property
    def kept(self) -> dict[str, str]:
        """What a new question leaves as it is."""
        return {name: value for name, value in self.parameters.items() if name != "q"}

    @property
    def query(self) -> str:
        return urlencode(self.parameters)

    @property
    def url(self) -> str:
        return f"?{self.query}"


def _fitting(pattern: re.Pattern[str], text: str) -> str:
    return text if pattern.fullmatch(text) else ""
