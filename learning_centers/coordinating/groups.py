"""The coordinators of a centre: who they are, and how they come and go."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from kmportal.members.models import User
from learning_centers.models import CoordinatorGroup, LearningCenterPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

ADDED = "learning_centers.coordinator_added"
REMOVED = "learning_centers.coordinator_removed"
#: Pictures and files: to choose from all, to change only one's own.
FILE_PERMISSIONS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "choose_document"),
)
LONGEST_NAME = Group._meta.get_field("name").max_length or 150


def coordinators_of(center: LearningCenterPage) -> QuerySet[User]:
    groups = CoordinatorGroup.objects.filter(translation_key=center.translation_key)
    return User.objects.filter(groups__in=groups.values("group")).order_by("display_name", "pk")


def may_set_coordinators(user: User | AnonymousUser, center: LearningCenterPage) -> bool:
    """Whoever may publish new centres beside this one."""
    parent = center.get_parent()
    return bool(parent and parent.permissions_for_user(user).can_publish_subpage())


@transaction.atomic
def add_coordinator(
    center: LearningCenterPage, person: User, by: User | AnonymousUser | None = None
) -> None:
    group = _group_of(center)
    if not person.groups.filter(pk=group.pk).exists():
        person.groups.add(group)
        log(instance=center, action=ADDED, user=by, data={"person": str(person)})


@transaction.atomic
def remove_coordinator(
    center: LearningCenterPage, person: User, by: User | AnonymousUser | None = None
) -> None:
    kept = CoordinatorGroup.objects.filter(translation_key=center.translation_key).first()
    if kept and person.groups.filter(pk=kept.group_id).exists():
        person.groups.remove(kept.group)
        log(instance=center, action=REMOVED, user=by, data={"person": str(person)})


def let_group_edit(center: LearningCenterPage) -> None:
    """A page in one more language is edited by the same people."""
    for kept in CoordinatorGroup.objects.filter(translation_key=center.translation_key):
        _allow_page(kept.group, center)


def forget_center(center: LearningCenterPage) -> None:
    """With the last of its pages the group goes."""
    others = LearningCenterPage.objects.filter(translation_key=center.translation_key)
    if not others.exclude(pk=center.pk).exists():
        Group.objects.filter(coordinates__translation_key=center.translation_key).delete()


def _group_of(center: LearningCenterPage) -> Group:
    kept = CoordinatorGroup.objects.filter(translation_key=center.translation_key).first()
    return kept.group if kept else _make_group(center)


def _make_group(center: LearningCenterPage) -> Group:
    group = Group.objects.create(name=_free_name(center.title))
    CoordinatorGroup.objects.create(group=group, translation_key=center.translation_key)
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    collection = Collection.get_first_root_node()
    for app, codename in FILE_PERMISSIONS:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=_permission(app, codename)
        )
    for page in LearningCenterPage.objects.filter(translation_key=center.translation_key):
        _allow_page(group, page)
    return group


def _free_name(title: str) -> str:
    """Names of groups are unique, and two centres may be called the same."""
    name = _("Coordinators: %(title)s") % {"title": title}
    taken = set(Group.objects.values_list("name", flat=True))
    numbered = (f" ({number})" if number > 1 else "" for number in count(1))
    names = (name[: LONGEST_NAME - len(number)] + number for number in numbered)
    return next(free for free in names if free not in taken)


def _allow_page(group: Group, page: LearningCenterPage) -> None:
    change = _permission("wagtailcore", "change_page")
    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=change)


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
