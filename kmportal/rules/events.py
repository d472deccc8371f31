"""What rules wait for, and what they are told when it happens."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """The labels go on after “When …”."""

    PUBLISHED = "published", _("a page is published for the first time")
    PUBLISHED_AGAIN = "published_again", _("changes of a page are published")
    SUBMITTED = "submitted", _("a page is handed in for review")
    RETURNED = "returned", _("a page is returned to its writer")
    COMMENTED = "commented", _("a comment on a page is published")
    APPLIED = "applied", _("a use of a lesson elsewhere is published")
    MOVED = "moved", _("a page is moved below another one")
    EXPIRED = "expired", _("the time of a page has run out")
    UNPUBLISHED = "unpublished", _("a page is taken off the site")
    UNTOUCHED = "untouched", _("nobody has touched a page for a number of days")


#: What time alone brings about: there is nobody who did it.
DONE_BY_NOBODY = frozenset({Event.EXPIRED, Event.UNTOUCHED})
#: Of these the draft is looked at, not what readers see.
ABOUT_THE_DRAFT = frozenset({Event.SUBMITTED, Event.RETURNED})
#: The page is not on the site when it happens.
OFF_THE_SITE = frozenset({Event.EXPIRED, Event.UNPUBLISHED})


@dataclass(frozen=True)
class Happening:
    """`cause` is the same for all that follows from one thing a person did, `depth` how many rules
    lie between. It travels to the background as plain values."""

    event: str
    page: int
    cause: str
    at: datetime.datetime
    doer: int | None = None
    doer_name: str = ""
    depth: int = 0

    def packed(self) -> dict[str, Any]:
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def unpacked(cls, values: dict[str, Any]) -> Happening:
        found = cls(**values)
        return replace(found, at=parse_datetime(values["at"]))  # type: ignore[arg-type]  # our own format
