"""What happens on the portal is handed to the rules once it is saved: they never hold an editor up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    workflow_rejected,
    workflow_submitted,
)

from kmportal.core.bin_tree import is_binned
from kmportal.discussion.signals import comment_published
from kmportal.members.models import User
from lessons.signals import application_published

from .chains import followed
from .events import Event, Happening
from .models import Rule
from .running import act
from .untouched import cause_of_expiry

if TYPE_CHECKING:
    from kmportal.discussion.models import Comment
    from lessons.models import Application


@receiver(page_published, dispatch_uid="rules.published")
def published(instance: Page, revision: Revision | None = None, **signal: Any) -> None:
    first = instance.first_published_at == instance.last_published_at
    doer = _active() or (revision.user if revision else None)
    _happened(Event.PUBLISHED if first else Event.PUBLISHED_AGAIN, instance, doer)


@receiver(page_unpublished, dispatch_uid="rules.unpublished")
def unpublished(instance: Page, **signal: Any) -> None:
    """Wagtail says of pages whose time has run out that they are unpublished, and marks them."""
    if instance.expired:
        _happened(Event.EXPIRED, instance, None, cause=cause_of_expiry(instance))
    else:
        _happened(Event.UNPUBLISHED, instance, _active())


@receiver(post_page_move, dispatch_uid="rules.moved")
def moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **signal: Any) -> None:
    """Neither another order below the same page, nor the way into the recycle bin and out of it."""
    binned = is_binned(parent_page_before) or is_binned(parent_page_after)
    if parent_page_before.pk != parent_page_after.pk and not binned:
        _happened(Event.MOVED, instance, _active())


@receiver(workflow_submitted, dispatch_uid="rules.submitted")
def submitted(instance: WorkflowState, user: User | None = None, **signal: Any) -> None:
    _in_review(Event.SUBMITTED, instance, user)


@receiver(workflow_rejected, dispatch_uid="rules.returned")
def returned(instance: WorkflowState, user: User | None = None, **signal: Any) -> None:
    _in_review(Event.RETURNED, instance, user)


@receiver(comment_published, dispatch_uid="rules.commented")
def commented(comment: Comment, **signal: Any) -> None:
    cause = f"{Event.COMMENTED}:{comment.pk}"
    _happened(Event.COMMENTED, comment.page, comment.member, name=comment.shown_name, cause=cause)


@receiver(application_published, dispatch_uid="rules.applied")
def applied(application: Application, **signal: Any) -> None:
    cause = f"{Event.APPLIED}:{application.pk}"
    _happened(
        Event.APPLIED,
        application.lesson,
        application.member,
        name=application.applied_by,
        cause=cause,
    )


def _in_review(event: Event, state: WorkflowState, user: User | None) -> None:
    """Workflows of other things than pages are no concern of rules."""
    page = state.content_object
    if isinstance(page, Page):
        _happened(event, page, user or _active())


def _active() -> User | None:
    """Whoever is at work in the editor just now."""
    user: User | None = get_active_log_context().user
    return user if user and user.pk else None


def _happened(
    event: Event, page: Page, doer: User | None, *, name: str = "", cause: str = ""
) -> None:
    if page.alias_of_id:
        return  # it only repeats what happened to another page
    before = followed()
    happening = Happening(
        event=event.value,
        page=page.pk,
        cause=before.cause if before else cause or f"{event}:{uuid.uuid4().hex}",
        at=timezone.now(),
        doer=doer.pk if doer else None,
        doer_name=name or str(doer or ""),
        depth=before.depth if before else 0,
    )

    # A function with a name: Django cannot write down what goes wrong in a `partial`.
    def hand_over() -> None:
        _hand_over(happening)

    transaction.on_commit(hand_over, robust=True)


def _hand_over(happening: Happening) -> None:
    if Rule.objects.waiting_for(happening.event).exists():
        act.enqueue(happening.packed())
