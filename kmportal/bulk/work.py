"""What every kind of bulk change has in common: it says what would become of each page, does it, and
takes it back where nobody has worked on the page since."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from .leaving import CHANGED
from .models import Batch, BatchPage

if TYPE_CHECKING:
    from django.utils.functional import Promise
    from wagtail.models import Page

    from kmportal.members.models import User

#: The name of a bulk change in the audit log.
CHANGE = "bulk.change"


@dataclass
class Version:
    """What is changed of a page: the published page, its draft, its review or its translation."""

    name: str
    before: list[Any]
    after: list[Any]
    #: The same in words, for the person who looks before pressing.
    was: str = ""
    becomes: str = ""


@dataclass
class Plan:
    page: Page
    versions: list[Version] = field(default_factory=list)
    left: Promise | str | None = None

    @property
    def changes(self) -> bool:
        return self.left is None

    @property
    def stays_draft(self) -> bool:
        """Readers will see it only when somebody has published it."""
        return self.page.live and [version.name for version in self.versions] == ["draft"]


class Work(ABC):
    """`do` and `undo` change one page and say what it had before and has after."""

    @abstractmethod
    def do(self, each: Plan, batch: Batch) -> dict[str, list[Any]]: ...

    @abstractmethod
    def plans_back(self, rows: dict[Page, BatchPage], user: User) -> list[Plan]: ...

    @abstractmethod
    def undo(self, each: Plan, batch: Batch) -> dict[str, list[Any]]: ...


def carry_out(
    plans: Sequence[Plan],
    batch: Batch,
    seen: dict[int, str],
    do: Callable[[Plan, Batch], dict[str, list[Any]]],
) -> int:
    """Each page for itself. `seen` says which version of each the person had before her: what she
    has not seen is not changed. The batch is kept if any page was."""
    done = 0
    with transaction.atomic():
        batch.save()
        for each in plans:
            if each.changes and seen.get(each.page.pk) != edition(each.page):
                each.left = CHANGED
            if each.changes:
                _record(each, do(each, batch), batch)
                done += 1
        if not done:
            batch.delete()
    return done


def edition(page: Page) -> str:
    """Another one as soon as anybody saves or publishes the page."""
    return f"{page.latest_revision_id or 0}-{page.live_revision_id or 0}"


def _record(each: Plan, after: dict[str, list[Any]], batch: Batch) -> None:
    page = each.page
    page.refresh_from_db(fields=["latest_revision", "live_revision"])
    BatchPage.objects.create(
        batch=batch,
        page_id=page.pk,
        before={version.name: version.before for version in each.versions},
        after=after,
        revision_id=page.latest_revision_id,
        live_revision_id=page.live_revision_id,
    )
    data = {"batch": batch.pk, "what": str(batch)}
    log(page, CHANGE, user=batch.made_by, data=data, revision=page.latest_revision)
