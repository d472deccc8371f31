"""Who is told by a rule, and what each of them may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import is_binned
from kmportal.members.models import User
from kmportal.roles.models import RoleGroup
from search.readers import readable_by

from .blocks import Whom

if TYPE_CHECKING:
    from django.db.models import QuerySet

REGIONAL_STEWARD = "regional_steward"
#: Rights on a page that let somebody open it in the editor.
WORKING = frozenset({"change", "publish", "review", "moderate", "audit"})
#: A group of thousands is a mistake, or a newsletter; neither is a rule's business.
MOST = 500


def told(page: Page, value: Any, doer: int | None) -> list[User]:
    """Active people, each once, of those the action names. Whether each may know it is asked apart."""
    people = _named(page, value, doer).filter(is_active=True).distinct().order_by("pk")
    return list(people[:MOST])


def _named(page: Page, value: Any, doer: int | None) -> QuerySet[User]:
    match value["to"]:
        case Whom.OWNER:
            return User.objects.filter(pk=page.owner_id or 0)
        case Whom.DOER:
            return User.objects.filter(pk=doer or 0)
        case Whom.BRANCH:
            above = page.get_ancestors(inclusive=True)
            kept = RoleGroup.objects.filter(role=REGIONAL_STEWARD, page__in=above)
            return User.objects.filter(groups__in=kept.values("group"))
        case Whom.PUBLISHERS:
            # Administrators may publish everything: that is no reason to be told of everything.
            found = page_permission_policy.users_with_permission_for_instance(
                "publish", page, False
            )
            return User.objects.filter(pk__in=found.values("pk"))
    who = value["who"]
    if isinstance(who, Group):
        return User.objects.filter(groups=who)
    return User.objects.filter(pk=who.pk if who else 0)


def may_know(member: User, page: Page) -> bool:
    """Whether this person can see the page on the site or in the editor."""
    return bool(known_to(member, [page]))


def known_to(member: User, pages: Iterable[Page]) -> set[int]:
    """Which of these pages a person can see; three queries, whatever their number."""
    keys = {page.pk for page in pages if not is_binned(page)}
    if not keys or not member.is_active:
        return set()
    if member.is_superuser:
        return keys
    known = set(readable_by(member).filter(pk__in=keys).values_list("pk", flat=True))
    left = Page.objects.filter(pk__in=keys - known)
    # Wagtail counts the drafts of who may only add among what she may change.
    working = page_permission_policy.instances_user_has_any_permission_for(member, WORKING)
    return known | set(left.filter(pk__in=working.values("pk")).values_list("pk", flat=True))
