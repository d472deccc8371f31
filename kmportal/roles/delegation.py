"""What one person may let another do: never more than her own, nor elsewhere, nor to those above her."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from kmportal.members.models import User

from .grants import Grant
from .rights import ON_PAGES, SHARE, VIEW, Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

#: Who has one of these can give herself everything.
STEWARDS_ONLY = ("auth.add_group", "auth.change_group", "members.add_user", "members.change_user")


def may_share(user: User | AnonymousUser, page: Page) -> bool:
    return _has(user, "share", page)


def is_site_steward(user: User | AnonymousUser) -> bool:
    return may_share(user, Page.objects.get(depth=1))


def rights_to_give(user: User, page: Page) -> list[Right]:
    """Those of her own. Who else may share is for site stewards to say."""
    if not may_share(user, page):
        return []
    mine = [right for right in ON_PAGES if right is not SHARE and _has(user, right.key, page)]
    if page.permissions_for_user(user).can_set_view_restrictions():
        mine.insert(0, VIEW)
    return [*mine, SHARE] if is_site_steward(user) else mine


def may_touch(user: User, who: User | Group) -> bool:
    """Whether `user` may give to `who` or take from her: not from herself nor from those above."""
    if user.is_superuser:
        return True
    people = [who] if isinstance(who, User) else list(who.user_set.all())
    if is_site_steward(user):
        return not any(person.is_superuser for person in people)
    groups = who.groups.all() if isinstance(who, User) else Group.objects.filter(pk=who.pk)
    return (
        user not in people
        and not _holds_share(groups)
        and not any(_is_above(person) for person in people)
    )


def covers(user: User, grants: Iterable[Grant]) -> bool:
    """Whether all of this is the person's own to hand on."""
    grants = set(grants)
    pages = Page.objects.in_bulk({grant.page for grant in grants if grant.page})
    return all(_covers(user, grant, pages) for grant in grants)


def reads_only_own(user: User, group: Group) -> bool:
    """Whether every page opened to the group is one whose readers this person chooses."""
    closed = Page.objects.filter(view_restrictions__groups=group)
    return all(may_share(user, page) for page in closed)


def _covers(user: User, grant: Grant, pages: dict[int, Page]) -> bool:
    if grant.page:
        right = grant.permission.partition(".")[2].removesuffix("_page")
        if right == "share" and not is_site_steward(user):
            return False
        page = pages.get(grant.page)
        return bool(page and may_share(user, page) and _has(user, right, page))
    if grant.collection:
        return _has_on_files(user, grant)
    return user.has_perm(grant.permission)


def _has(user: User | AnonymousUser, right: str, page: Page) -> bool:
    return bool(page_permission_policy.user_has_permission_for_instance(user, right, page))


def _has_on_files(user: User, grant: Grant) -> bool:
    if user.is_superuser:
        return True
    app, codename = grant.permission.split(".")
    folder = Collection.objects.get(pk=grant.collection)
    return GroupCollectionPermission.objects.filter(
        group__user=user,
        collection__in=folder.get_ancestors(inclusive=True),
        permission__codename=codename,
        permission__content_type__app_label=app,
    ).exists()


def _is_above(person: User) -> bool:
    return (
        person.is_superuser
        or any(person.has_perm(name) for name in STEWARDS_ONLY)
        or _holds_share(person.groups.all())
    )


def _holds_share(groups: Iterable[Group]) -> bool:
    return GroupPagePermission.objects.filter(
        Q(permission__codename="share_page", permission__content_type__app_label="roles"),
        group__in=groups,
    ).exists()
