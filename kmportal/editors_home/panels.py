"""One panel each of the editor's home: at most five rows, how many there are, the way to all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from kmportal.core.dates import readable_date

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest
    from django.utils.functional import Promise
    from wagtail.models import Page

    from kmportal.members.models import User

MOST_SHOWN = 5


@dataclass(frozen=True)
class Row:
    title: str
    url: str = ""
    detail: str = ""
    #: A person's own words: shown below the row.
    said: str = ""


@dataclass(frozen=True)
class Link:
    text: str
    url: str


class HomePanel(Component):
    """Asks as it is made, so that whoever puts the page together knows what is empty."""

    name: ClassVar[str]
    icon: ClassVar[str]
    title: ClassVar[str | Promise]
    template_name = "editors_home/panel.html"
    #: Whether its rows wait for this very person.
    waits: ClassVar[bool] = False

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.count, self.rows, self.links = 0, cast("Sequence[Row]", ()), cast("list[Link]", [])
        if self.concerns():
            self.fill()

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    def concerns(self) -> bool:
        """Whether it is this person's business at all."""
        return True

    def fill(self) -> None:
        """Sets `rows`, `count` and `links`."""
        raise NotImplementedError

    def take(self, found: Any) -> list[Any]:
        """The first rows; how many there are is asked even of few, so that all homes ask the same."""
        self.count = found.count()
        return list(found[:MOST_SHOWN])

    @property
    def worth_showing(self) -> bool:
        return bool(self.rows)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"panel": self}


def page_row(page: Page, detail: str = "", said: str = "") -> Row:
    title = str(page.get_admin_display_title())
    return Row(title, reverse("wagtailadmin_pages:edit", args=[page.pk]), detail, said)


def day(moment: datetime.datetime | None) -> str:
    return readable_date(timezone.localdate(moment)) if moment else ""
