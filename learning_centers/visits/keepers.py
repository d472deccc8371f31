"""Who keeps a centre: whoever Wagtail lets change its page. Those nearest to it are told of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from kmportal.members.models import User
from learning_centers.models import LearningCenterPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

MOST_TOLD = 20


def may_keep(user: User | AnonymousUser, center: LearningCenterPage) -> bool:
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return bool(pages.filter(translation_key=center.translation_key).exists())


def keeps_any(user: User | AnonymousUser) -> bool:
    """Whether a list of visits is anything to this person at all."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return bool(LearningCenterPage.objects.filter(pk__in=pages.order_by().values("pk")).exists())


def keepers_of(center: LearningCenterPage) -> list[User]:
    """The coordinators named for the very page; where there are none, whoever keeps the branch it
    hangs on, and so on upwards: one request does not fill everybody's letter box."""
    translations = Page.objects.filter(translation_key=center.translation_key)
    steps = [list(translations.values_list("pk", flat=True))]
    steps += [[page.pk] for page in reversed(center.get_ancestors())]
    for pages in steps:
        groups = GroupPagePermission.objects.filter(
            page__in=pages, permission__codename="change_page"
        ).values("group")
        people = User.objects.filter(is_active=True, groups__in=groups)
        found = [user for user in _reachable(people) if may_keep(user, center)]
        if found:
            return found
    return _reachable(User.objects.filter(is_active=True, is_superuser=True))


def _reachable(people: QuerySet[User]) -> list[User]:
    return list(people.exclude(email="").order_by("pk").distinct()[:MOST_TOLD])
