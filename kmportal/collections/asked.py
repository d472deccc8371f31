"""What the address of a collection asks for. Every state of it is a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from .choices import Show

LONGEST_CODE = 6


@dataclass(frozen=True)
class Asked:
    """Values that make no sense are taken as absent; what the editor chose is left out of addresses."""

    show: str = ""
    place: str = ""  #: the code of a province on the map

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Asked:
        show, place = parameters.get("show", ""), parameters.get("place", "")
        is_code = place.isascii() and place.isdecimal() and len(place) <= LONGEST_CODE
        return cls(show if show in Show.values else "", place if is_code else "")

    def but(self, **changes: Any) -> Asked:
        return replace(self, **changes)

    @property
    def query(self) -> str:
        pairs = [("show", self.show), ("place", self.place)]
        return urlencode([(name, value) for name, value in pairs if value])

    @property
    def url(self) -> str:
        return f"?{self.query}"
