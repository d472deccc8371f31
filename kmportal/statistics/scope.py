"""Whose statistics: stewards' and auditors', each of the branches that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.core.models import ContentPage
from search.report_hooks import PERMISSION

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.core.querysets import ContentPageQuerySet
    from kmportal.members.models import User

#: What stewards of the portal or of a branch have, and what auditors have.
RIGHTS = frozenset({"share", "audit"})


def may_look(user: User | AnonymousUser) -> bool:
    return bool(page_permission_policy.user_has_any_permission(user, RIGHTS))


@dataclass(frozen=True)
class Scope:
    """`pages` exist: published or not, but not in the bin. `closed` are those of them that not
    everybody may read. Searches belong to no branch: who looks after one only sees none."""

    pages: ContentPageQuerySet
    closed: ContentPageQuerySet
    searches: bool

    @classmethod
    def of(cls, user: User) -> Scope:
        mine = page_permission_policy.instances_user_has_any_permission_for(user, RIGHTS)
        pages = ContentPage.objects.filter(outside_bin(), pk__in=mine.order_by().values("pk"))
        closed = ContentPage.objects.private().order_by().values("pk")
        return cls(pages.order_by(), closed, user.has_perm(PERMISSION))

    def is_closed(self, to_page: str = "") -> Q:
        return Q(**{f"{to_page}pk__in": self.closed})
