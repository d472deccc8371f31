"""Which guides are somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmportal.roles.models import RoleGroup
from learning_centers.models import CoordinatorGroup

from .texts import ROLES, Guide

if TYPE_CHECKING:
    from kmportal.members.models import User


def roles_of(user: User) -> list[str]:
    """Keys of the roles' table, for the whole site or for a branch; in its order."""
    if user.is_superuser:
        return ["steward"]
    held = set(RoleGroup.objects.filter(group__user=user).values_list("role", flat=True))
    if CoordinatorGroup.objects.filter(group__user=user).exists():
        held.add("coordinator")
    return [key for key in ROLES if key in held]


def own_and_others(guides: list[Guide], roles: list[str]) -> tuple[list[Guide], list[Guide]]:
    own = [guide for guide in guides if guide.key in roles]
    return own, [guide for guide in guides if guide.is_of_role and guide not in own]
