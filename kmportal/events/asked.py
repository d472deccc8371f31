"""What the address of the calendar asks for. Every state of it is a link."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from .checking import EARLIEST, LATEST

_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_PLACE = re.compile(r"r[0-9]|[0-9]{2}|[0-9]{4}|[0-9]{6}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
#: What narrows the list down.
GROUPS = ("kind", "theme", "place")


@dataclass(frozen=True)
class Asked:
    """Values that make no sense are taken as absent. Without a month it is the list of what comes."""

    kind: str = ""
    theme: str = ""  #: a slug
    place: str = ""  #: code of a region, province, amphoe or tambon
    month: datetime.date | None = None  #: its first day
    past: bool = False
    page: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Asked:
        month = read_month(parameters.get("month", ""))
        return cls(
            kind=_fitting(_SLUG, parameters.get("kind", "")),
            theme=_fitting(_SLUG, parameters.get("theme", "")),
            place=_fitting(_PLACE, parameters.get("place", "")),
            month=month,
            past=month is None and parameters.get("when") == "past",
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
        written = {name: getattr(self, name) for name in GROUPS}
        written["month"] = f"{self.month:%Y-%m}" if self.month else ""
        written["when"] = "past" if self.past else ""
        return {name: value for name, value in written.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.parameters)

    @property
    def url(self) -> str:
        return f"?{self.query}"


def _fitting(pattern: re.Pattern[str], text: str) -> str:
    return text if pattern.fullmatch(text) else ""


def read_month(text: str) -> datetime.date | None:
    """
    >>> read_month("2021-03")
    datetime.date(2021, 3, 1)
    >>> read_month("2021-13")
    """
    match = _MONTH.fullmatch(text)
    if not match or not 1 <= int(match[2]) <= 12 or not int(match[1]):
        return None
    month = datetime.date(int(match[1]), int(match[2]), 1)
    return month if in_reach(month) else None


def in_reach(month: datetime.date) -> bool:
    """A calendar without ends would have readers' robots turn its leaves for ever."""
    return EARLIEST <= month <= timezone.localdate() + LATEST
