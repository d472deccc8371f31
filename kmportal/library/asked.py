"""What the address of a library asks for. Every state of it is a link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kmportal.core.asked import PLACE, SLUG, AskedByAddress, fitting
from kmportal.guard.text import clean

from .choices import Sort
from .file_types import FileType

_YEAR = re.compile(r"[12][0-9]{3}")
LONGEST_TEXT = 200


@dataclass(frozen=True)
class Asked(AskedByAddress):
    """Values that make no sense are taken as absent."""

    GROUPS: ClassVar = ("kind", "theme", "place", "year")

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
            theme=fitting(SLUG, parameters.get("theme", "")),
            place=fitting(PLACE, parameters.get("place", "")),
            year=fitting(_YEAR, parameters.get("year", "")),
            sort=sort if sort in Sort.values else "",
            page=parameters.get("page", "")[:6],
        )

    def _written(self) -> list[tuple[str, str]]:
        return [(name, getattr(self, name)) for name in ("q", *self.GROUPS, "sort")]

    @property
    def kept(self) -> dict[str, str]:
        """What a new question leaves as it is."""
        return {name: value for name, value in self.parameters.items() if name != "q"}
