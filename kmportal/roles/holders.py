"""Who may do what on a page, and from which page above each right comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from kmportal.members.models import User

from .changes import shown_name
from .models import RoleGroup
from .rights import ON_PAGES, VIEW
from .table import BY_KEY

if TYPE_CHECKING:
    from django.contrib.auth.models import Group

    from .table import Role


@dataclass
class Holder:
    """A row of the table: a group, or the person whose own group it is. `rights` maps each right to
    the page it was given on."""

    group: Group
    people: int
    rights: dict[str, Page] = field(default_factory=dict)

    def __str__(self) -> str:
        return shown_name(self.group)

    @property
    def is_person(self) -> bool:
        return hasattr(self.group, "personal")

    @property
    def about(self) -> str:
        if self.is_person:
            return _("person")
        return ngettext("%(count)s person", "%(count)s people", self.people) % {
            "count": self.people
        }


@dataclass(frozen=True)
class Closing:
    """What keeps readers out: of this page, or of one above it."""

    restriction: PageViewRestriction
    is_here: bool

    @property
    def words(self) -> str:
        kinds = {
            PageViewRestriction.LOGIN: _("people who have signed in"),
            PageViewRestriction.PASSWORD: _("people who know the shared password"),
        }
        return kinds.get(self.restriction.restriction_type, _("groups and people named there"))


@dataclass(frozen=True)
class BranchRole:
    role: Role
    people: list[User]


def closings(page: Page) -> list[Closing]:
    """From the top down; a reader must pass them all."""
    found = page.get_view_restrictions().select_related("page").order_by("page__depth")
    return [Closing(each, each.page_id == page.pk) for each in found]


def holders(page: Page) -> list[Holder]:
    """People after groups. A right given on several pages above is shown from the nearest."""
    known = {right.key for right in ON_PAGES}
    rows: dict[int, Holder] = {}
    given = (
        GroupPagePermission.objects.filter(page__in=page.get_ancestors(inclusive=True))
        .select_related("group__personal__person", "permission", "page")
        .order_by("page__depth", "group__name")
    )
    for each in given:
        right = each.permission.codename.removesuffix("_page")
        if right in known:
            holder = rows.setdefault(each.group_id, Holder(each.group, 0))
            holder.rights[right] = each.page
    for restriction in page.view_restrictions.filter(restriction_type=PageViewRestriction.GROUPS):
        for group in restriction.groups.select_related("personal__person"):
            rows.setdefault(group.pk, Holder(group, 0)).rights[VIEW.key] = page
    _count_people(rows)
    return sorted(rows.values(), key=lambda holder: (holder.is_person, str(holder)))


def _count_people(rows: dict[int, Holder]) -> None:
    memberships = User.groups.through.objects.filter(group__in=rows, user__is_active=True)
    for key, count in memberships.values_list("group").annotate(count=Count("pk")):
        rows[key].people = count


def branch_people(page: Page) -> list[BranchRole]:
    kept = RoleGroup.objects.filter(page=page).select_related("group")
    kept = kept.prefetch_related("group__user_set")
    order = list(BY_KEY)
    found = sorted(kept, key=lambda each: order.index(each.role))
    return [
        BranchRole(BY_KEY[each.role], sorted(each.group.user_set.all(), key=str)) for each in found
    ]


def administrators() -> int:
    """Superusers, who may do everything everywhere and stand in no group."""
    return User.objects.filter(is_superuser=True, is_active=True).count()


def reviewing_groups(page: Page) -> list[str]:
    """Whom the workflow of this page asks, besides those with the right to review."""
    workflow = page.get_workflow()
    tasks = workflow.tasks.specific() if workflow else []
    return [group.name for task in tasks if hasattr(task, "groups") for group in task.groups.all()]
