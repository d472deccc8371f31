"""Who decides about what people write below pages: by the page tree."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

from .bin_tree import is_binned, outside_bin

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from kmportal.members.models import User


#: Rights on pages that let a person decide about what is told there, and those that let her see it.
DECIDING = frozenset({"publish", "moderate"})
SEEING = DECIDING | {"audit"}
ERASING = frozenset({"publish"})


def rights_for(action: str) -> frozenset[str]:
    """Moderators turn down, which can be undone; nothing brings back what was erased."""
    return {"view": SEEING, "delete": ERASING}.get(action, DECIDING)


class BranchPolicy(BasePermissionPolicy):
    """Who publishes or moderates a branch decides about what is told on it, no others; `refused`
    nobody does. Auditors see it.

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
        return bool(page_permission_policy.user_has_any_permission(user, rights_for(action)))

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        if action in self.refused:
            return False
        page = getattr(instance, self.page_field)
        return not is_binned(page) and bool(
            page_permission_policy.user_has_any_permission_for_instance(
                user, rights_for(action), page
            )
        )

    def user_has_any_permission_for_instance(
        self, user: User, actions: Collection[str], instance: Model
    ) -> bool:
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_permission_for(self, user: User, action: str) -> QuerySet:
        if action in self.refused:
            return self.model._default_manager.none()
        pages = page_permission_policy.instances_user_has_any_permission_for(
            user, rights_for(action)
        )
        shown = pages.filter(outside_bin())
        return self.model._default_manager.filter(**{f"{self.page_field}__in": shown})

    def instances_user_has_any_permission_for(
        self, user: User, actions: Collection[str]
    ) -> QuerySet:
        allowed = sorted(set(actions) - self.refused, key=lambda action: -len(rights_for(action)))
        return (
            self.instances_user_has_permission_for(user, allowed[0])
            if allowed
            else self.model._default_manager.none()
        )
