"""What the address of the calendar asks for. Every state of it is a link."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from kmportal.core.asked import PLACE, SLUG, AskedByAddress, fitting

from .checking import EARLIEST, LATEST

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Asked(AskedByAddress):
    """Values that make no sense are taken as absent. Without a month it is the list of what comes."""

    GROUPS: ClassVar = ("kind", "theme", "place")

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
            kind=fitting(SLUG, parameters.get("kind", "")),
            theme=fitting(SLUG, parameters.get("theme", "")),
            place=fitting(PLACE, parameters.get("place", "")),
            month=month,
            past=month is None and parameters.get("when") == "past",
            page=parameters.get("page", "")[:6],
        )

    def _written(self) -> Iterator[tuple[str, str]]:
        for name in self.GROUPS:
            yield name, getattr(self, name)
        yield "month", f"{self.month:%Y-%m}" if self.month else ""
        yield "when", "past" if self.past else ""


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
