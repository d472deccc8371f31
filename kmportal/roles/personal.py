"""The group of one person, by which Wagtail can give rights to a person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupPagePermission, PageViewRestriction

from .making import free_name
from .models import PersonalGroup

if TYPE_CHECKING:
    from kmportal.members.models import User


def group_of(person: User) -> Group:
    """Made when it is first needed."""
    kept = PersonalGroup.objects.filter(person=person).select_related("group").first()
    if kept:
        person.groups.add(kept.group)  # somebody may have unticked it in the person's form
        return kept.group
    with override("th"):
        name = _("%(person)s alone") % {"person": person}
    group = Group.objects.create(name=free_name(name))
    PersonalGroup.objects.create(group=group, person=person)
    person.groups.add(group)
    return group


def tidy(group: Group) -> None:
    """A person's own group that opens nothing any more goes."""
    rights = GroupPagePermission.objects.filter(group=group)
    reading = PageViewRestriction.objects.filter(groups=group)
    used = rights.exists() or reading.exists()
    if not used and PersonalGroup.objects.filter(group=group).exists():
        group.delete()
