"""Where each of a member's notes stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from kmportal.core.bin_tree import outside_bin
from lessons.models import FieldNotePage

from .drafts import unfinished

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .models import Draft


class State(TextChoices):
    RETURNED = "returned", _("Returned to you")
    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting to be read")
    PUBLISHED = "published", _("Published")


@dataclass
class Telling:
    """A note of a member: its page, its draft, or a page with changes not sent in yet."""

    state: State
    title: str
    changed: datetime.datetime | None
    page: FieldNotePage | None = None
    draft: Draft | None = None
    remark: str = ""


def tellings_of(member: User) -> list[Telling]:
    """All notes of a member, the newest change first."""
    found = list(unfinished(member))
    drafts = {draft.page_id: draft for draft in found if draft.page_id}
    new = [
        Telling(State.DRAFT, draft.title, draft.saved_at, draft=draft)
        for draft in found
        if not draft.page_id
    ]
    pages = FieldNotePage.objects.filter(outside_bin(), owner=member, alias_of=None)
    reviews = _reviews_of(pages)
    told = [_told(page, drafts.get(page.pk), reviews.get(str(page.pk))) for page in pages]
    return sorted(told + new, key=lambda telling: telling.changed or _LONG_AGO, reverse=True)


_LONG_AGO = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)


def _told(page: FieldNotePage, draft: Draft | None, review: WorkflowState | None) -> Telling:
    state, remark = State.PUBLISHED if page.live else State.WAITING, ""
    if review and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state, remark = State.RETURNED, review.current_task_state.comment
    elif review:
        state = State.WAITING
    changed = page.latest_revision_created_at or page.first_published_at
    return Telling(state, page.draft_title or page.title, changed, page, draft, remark)


def _reviews_of(pages: QuerySet[FieldNotePage]) -> dict[str, WorkflowState]:
    """The review each page is in, by its key as reviews keep it: as text."""
    reviews = WorkflowState.objects.active().select_related("current_task_state")
    keys = [str(page.pk) for page in pages]
    of_pages = reviews.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=keys
    )
    return {review.object_id: review for review in of_pages}
