"""Who decides about what people write below pages: by the page tree."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from kmportal.members.models import User


class BranchPolicy(BasePermissionPolicy):
    """Who publishes a branch decides about what is told on it, no others; `refused` nobody does.

    `page_field` names the page a row of the model stands on.
    """

    def __init__(
        self, model: type[Model], page_field: str, refused: Collection[str] = frozenset()
    ) -> None:
        super().__init__(model)
        self.page_field, self.refused = page_field, frozenset(refused)

    def user_has_permission(self, user: User, action: str) -> bool:
        if action in self.refused:
            return False
        return bool(page_permission_policy.user_has_permission(user, "publish"))

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        if action in self.refused:
            return False
        page = getattr(instance, self.page_field)
        return bool(page_permission_policy.user_has_permission_for_instance(user, "publish", page))

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Model
    ) -> bool:
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_permission_for(self, user: User, action: str) -> QuerySet:
        if action in self.refused:
            return self.model._default_manager.none()
        pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
        return self.model._default_manager.filter(**{f"{self.page_field}__in": pages})

    def instances_user_has_any_permission_for(
        self, user: User, actions: Collection[str]
    ) -> QuerySet:
        allowed = set(actions) - self.refused
        return (
            self.instances_user_has_permission_for(user, allowed.pop())
            if allowed
            else self.model._default_manager.none()
        )
