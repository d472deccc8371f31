"""Deciding about applications: by whoever may publish the lesson they are told of, and recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

from lessons.models import Application

if TYPE_CHECKING:
    from kmportal.members.models import User
    from lessons.querysets import ApplicationQuerySet

#: The name of each decision in the audit log.
LOGGED = {
    Application.State.PUBLISHED: "lessons.application.publish",
    Application.State.REJECTED: "lessons.application.reject",
}


class ReviewPolicy(BasePermissionPolicy):
    """By the page tree: who publishes lessons of a branch reviews what is told of them, no others."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return bool(page_permission_policy.user_has_permission(user, "publish"))

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return self.user_has_permission(user, "publish")

    def user_has_permission_for_instance(
        self, user: User, action: str, instance: Application
    ) -> bool:
        return bool(
            page_permission_policy.user_has_permission_for_instance(
                user, "publish", instance.lesson
            )
        )

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Application
    ) -> bool:
        return self.user_has_permission_for_instance(user, "publish", instance)

    def instances_user_has_permission_for(self, user: User, action: str) -> ApplicationQuerySet:
        pages: Iterable[Page] = page_permission_policy.instances_user_has_permission_for(
            user, "publish"
        )
        return Application.objects.filter(lesson__in=pages)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Collection[str]
    ) -> ApplicationQuerySet:
        return self.instances_user_has_permission_for(user, "publish")


review_policy = ReviewPolicy(Application)


def decide(applications: Iterable[Application], state: str, user: User, reason: str = "") -> int:
    """Publish or reject each that is not so yet; how many were changed.

    Of two who decide about the same at once, the second decides about what the first has made of it.
    """
    decided = 0
    with transaction.atomic():
        keys = [application.pk for application in applications]
        for application in Application.objects.select_for_update().filter(pk__in=keys):
            if application.state == state:
                continue
            application.state, application.reason = state, reason
            application.save()
            log(application, LOGGED[Application.State(state)], user=user, data={"reason": reason})
            decided += 1
    return decided
