"""Taking back what a batch did, on pages that nobody has worked on since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .changing import FieldWork
from .fields import FIELDS
from .leaving import PUT_BACK, chosen_pages
from .models import Batch, BatchPage, Kind
from .reviewing import ReviewWork
from .translating import LanguageWork
from .work import Plan, Work, carry_out

if TYPE_CHECKING:
    from kmportal.members.models import User

NOTHING = _("None of these pages could be put back.")
WORKS: dict[str, Work] = {
    Kind.REVIEW: ReviewWork(),
    Kind.LANGUAGE: LanguageWork(),
    **{kind: FieldWork(field) for kind, field in FIELDS.items()},
}
#: Handing in and sending are not done again by taking back that they were taken back.
ONE_WAY = {Kind.REVIEW, Kind.LANGUAGE}


def plans_back(batch: Batch, user: User) -> list[Plan]:
    """Of the pages this person may find; each with what it would have again, or why not."""
    rows = {row.page_id: row for row in batch.pages.all()}
    pages = chosen_pages(user, rows.keys())
    undone = set(BatchPage.objects.filter(batch__undoes=batch).values_list("page", flat=True))
    if batch.undoes_id and batch.kind in ONE_WAY:
        undone = set(rows)
    open_rows = {page: rows[page.pk] for page in pages if page.pk not in undone}
    plans = {each.page.pk: each for each in WORKS[batch.kind].plans_back(open_rows, user)}
    return [plans.get(page.pk) or Plan(page, left=PUT_BACK) for page in pages]


def batch_back(batch: Batch, user: User) -> Batch:
    """The batch that takes this one back: it can be taken back itself."""
    return Batch(kind=batch.kind, mode=batch.mode, names=batch.names, made_by=user, undoes=batch)


def put_back(plans: Sequence[Plan], batch: Batch, seen: dict[int, str]) -> int:
    return carry_out(plans, batch, seen, WORKS[batch.kind].undo)
