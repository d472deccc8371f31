"""Deciding about comments: by whoever may publish the page they stand on, and recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

from .models import Comment, Standing
from .writing import announce

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .querysets import CommentQuerySet

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


class ModerationPolicy(BasePermissionPolicy):
    """By the page tree: who publishes a branch looks after what is said on it, no others."""

    def user_has_permission(self, user: User, action: str) -> bool:
        if action in REFUSED:
            return False
        return bool(page_permission_policy.user_has_permission(user, "publish"))

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Comment) -> bool:
        if action in REFUSED:
            return False
        return bool(
            page_permission_policy.user_has_permission_for_instance(user, "publish", instance.page)
        )

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Comment
    ) -> bool:
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_permission_for(self, user: User, action: str) -> CommentQuerySet:
        if action in REFUSED:
            return Comment.objects.none()
        pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
        return Comment.objects.filter(page__in=pages)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Collection[str]
    ) -> CommentQuerySet:
        allowed = set(actions) - REFUSED
        return self.instances_user_has_permission_for(user, "change" if allowed else "add")


moderation_policy = ModerationPolicy(Comment)


@transaction.atomic
def decide(seen: Mapping[int, int], state: str, user: User, reason: str = "") -> int:
    """Decide about comments as they were `seen`, version by key; how many were decided about.

    One that its writer, or another moderator, has changed since is left for a second look, and so is
    one that its writer has deleted.
    """
    decided = 0
    found = Comment.objects.select_for_update(of=("self",)).filter(pk__in=seen)
    for comment in found.exclude(state=Comment.State.DELETED):
        if comment.version != seen[comment.pk]:
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
