"""Deciding about comments: by whoever may publish the page they stand on, and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from kmportal.core.branch_policy import BranchPolicy

from .models import Comment, Standing
from .writing import announce

if TYPE_CHECKING:
    from kmportal.members.models import User

#: The name of each decision in the audit log.
LOGGED = {
    Comment.State.PUBLISHED: "discussion.publish",
    Comment.State.REJECTED: "discussion.reject",
    Comment.State.SPAM: "discussion.spam",
}
STANDING_LOGGED = {
    Standing.Kind.TRUSTED: "discussion.trust",
    Standing.Kind.BANNED: "discussion.ban",
}
#: Nobody writes comments in the editor, and what was said is not made to have never been said.
REFUSED = {"add", "delete"}


moderation_policy = BranchPolicy(Comment, "page", REFUSED)


@transaction.atomic
def decide(seen: Mapping[int, str], state: str, user: User, reason: str = "") -> int:
    """Decide about comments as they were `seen`, edition by key; how many were decided about.

    One that its writer, or another moderator, has changed since is left for a second look, and so is
    one that its writer has deleted.
    """
    decided = 0
    found = Comment.objects.select_for_update(of=("self",)).filter(pk__in=seen)
    for comment in found.exclude(state=Comment.State.DELETED):
        if comment.edition != seen[comment.pk]:
            continue
        before, comment.state, comment.reason = comment.state, state, reason
        comment.version += 1
        comment.save()
        comment.reports.filter(settled=False).update(settled=True)
        data = {"from": before, "reason": reason, "page": comment.page_id}
        log(comment, LOGGED[Comment.State(state)], user=user, data=data)
        if before != state:
            announce(comment)
        decided += 1
    return decided


@transaction.atomic
def set_standing(member: User, kind: str, user: User, reason: str = "") -> None:
    Standing.objects.update_or_create(member=member, defaults={"kind": kind, "reason": reason})
    log(member, STANDING_LOGGED[Standing.Kind(kind)], user=user, data={"reason": reason})
