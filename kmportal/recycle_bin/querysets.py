"""Who sees what in the bin."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

    from .models import BinnedBranch  # noqa: F401  # named in the base class

PURGE = "recycle_bin.delete_binnedbranch"


class BinnedBranchQuerySet(models.QuerySet["BinnedBranch"]):
    def open_to(self, user: User | AnonymousUser) -> BinnedBranchQuerySet:
        """What this person could delete where it was: the rule of Wagtail's own `can_delete`."""
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        may = _below(user)
        published = Q(was_live=False) | may["publish_page"]
        small = Q(pages=1) | may["bulk_delete_page"]
        own = may["add_page"] & Q(sole_owner=user.pk)
        return self.filter(small & published & (may["change_page"] | own) | _lost(user))

    def shown(self) -> BinnedBranchQuerySet:
        return self.select_related(
            "page__locale", "page__content_type", "parent", "place", "deletion__deleted_by"
        )


def _below(user: User | AnonymousUser) -> defaultdict[str, Q]:
    """For each permission, the branches this person has it on."""
    may: defaultdict[str, Q] = defaultdict(lambda: Q(pk__in=[]))
    for each in page_permission_policy.get_cached_permissions_for_user(user):
        may[each.permission.codename] |= Q(place__path__startswith=each.page.path)
    return may


def _lost(user: User | AnonymousUser) -> Q:
    """Where no page above it is left, it is for those who may purge."""
    return Q(place=None) if user.has_perm(PURGE) else Q(pk__in=[])
